import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { sesReports } from '../inbound/providers/amazon-ses.ts';
import {
  amazonCertificates,
  confirmationOf,
  genuineSnsMessage,
} from '../inbound/providers/amazon-sns.ts';
import type { CertificateSource } from '../inbound/providers/amazon-sns.ts';
import { postmarkReports } from '../inbound/providers/postmark.ts';
import { recordProviderReport } from '../inbound/providers/provider-report.ts';
import type { ProviderReport } from '../inbound/providers/provider-report.ts';
import type { Service } from './service.ts';

const largestReport = 256 * 1024;

/** Where a provider's report comes from. */
export interface ProviderAccess {
  certificateOf: CertificateSource;
  /** Asks an address of Amazon's, to confirm a subscription. */
  visit: (address: string) => Promise<unknown>;
}

const amazon: ProviderAccess = {
  certificateOf: amazonCertificates(),
  visit: (address) => fetch(address, { signal: AbortSignal.timeout(10_000), redirect: 'error' }),
};

/**
 * Takes bounces and complaints from mail providers: Amazon SES by way of SNS, whose signature is checked, and Postmark,
 * which gives name and password. Each exists only where it is set. A report that can't be stored is answered with 503,
 * so that the provider sends it again.
 */
export function providerReports(
  { store, settings, secrets, now, log }: Service,
  access: ProviderAccess = amazon,
): Hono {
  const reports = new Hono();
  reports.use(
    '/reports/*',
    bodyLimit({ maxSize: largestReport, onError: (context) => context.body(null, 413) }),
  );
  const record = async (found: readonly ProviderReport[]): Promise<void> => {
    const terms = { addressKey: secrets.addressKey, now: now() };
    for (const report of found) {
      const { outcome, sentence } = await recordProviderReport(store, report, terms);
      log(`${outcome}: ${sentence}`);
    }
  };
  const { ses, postmark } = settings.providerReports;

  if (postmark !== null)
    reports.post('/reports/postmark', async (context) => {
      const given = context.req.header('Authorization') ?? '';
      if (!same(given, `Basic ${Buffer.from(postmark).toString('base64')}`))
        return context.body(null, 401);
      const body: unknown = await context.req.json().catch(() => undefined);
      const reported = readable(() => postmarkReports(body));
      if (!reported) return context.body(null, 400);
      await record(reported);
      return context.body(null, 204);
    });

  if (ses !== null)
    reports.post('/reports/ses', async (context) => {
      const message = await genuineSnsMessage(await context.req.text(), ses, access.certificateOf);
      if (!message) return context.body(null, 403);
      const confirmation = confirmationOf(message);
      if (confirmation !== undefined) {
        await access.visit(confirmation);
        log('Amazon SNS reports bounces and complaints to this service from now on.');
      }
      if (message.Type !== 'Notification') return context.body(null, 204);
      const reported = readable(() => sesReports(message.Message));
      if (!reported) return context.body(null, 400);
      await record(reported);
      return context.body(null, 204);
    });

  reports.onError((error, context) => {
    log(`A provider's report could not be taken: ${error.message}`);
    return context.body(null, 503);
  });
  return reports;
}

/** What is read, or `undefined` for what isn't of the provider's form. */
function readable(read: () => ProviderReport[]): ProviderReport[] | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Compares in constant time. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
