import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { timeout } from 'hono/timeout';
import { redacted } from '../readers/address.ts';
import { usualLimits } from '../readers/joining/limits.ts';
import { confirmationPages } from './pages/confirmation-pages.ts';
import { formsOnly, fromOurPages } from './requests/form-origin.ts';
import { outboxPages } from './pages/outbox-pages.ts';
import { inSiteFrame, isBeside } from './readers-page.ts';
import { providerReports } from './provider-reports.ts';
import { privateAnswers } from './private-answers.ts';
import { refusal } from './refused-request.ts';
import type { Refusal } from './refused-request.ts';
import { selfServicePages } from './pages/self-service-pages.ts';
import type { Service, ServiceParts } from './service.ts';
import { siteFrame } from './site-frame.ts';
import { subscribePages } from './pages/subscribe-pages.ts';
import { unsubscribePages } from './pages/unsubscribe-pages.ts';

const largestBody = 16 * 1024;
const longestRequest = 15_000;

/** What the middleware and the pages throw, by its status. */
const thrown: Readonly<Record<number, Refusal>> = {
  400: 'broken-form',
  403: 'other-site',
  503: 'unable',
};

/**
 * The pages of updates by mail, to be mounted anywhere: every link in them is relative or made from the settings.
 * GET and HEAD change nothing. Every POST but one-click unsubscribing has to come from a page of ours.
 */
export function updatesApplication(parts: ServiceParts): Hono {
  const service: Service = {
    limits: usualLimits,
    now: Date.now,
    log: (line) => process.stderr.write(`${line}\n`),
    ...parts,
  };
  const application = new Hono();
  const servicePath = new URL(service.settings.serviceUrl).pathname;
  application.use(privateAnswers);
  const frame = siteFrame(
    service.settings.manifest,
    { site: service.settings.siteUrl, service: servicePath, isBeside },
    service.now,
  );
  application.use(inSiteFrame(frame));
  // Before what readers' forms have to pass: providers are no browsers.
  application.route('/', providerReports(service));
  application.use((context, next) => {
    context.set('servicePath', servicePath);
    return next();
  });
  application.use(
    methodNotAllowed({
      app: application,
      onMethodNotAllowed: (context, methods) => {
        context.header('Allow', methods.join(', '));
        return refusal(context, 'other-method');
      },
    }),
  );
  application.use(timeout(longestRequest, new HTTPException(503)));
  application.use(
    bodyLimit({ maxSize: largestBody, onError: (context) => refusal(context, 'too-long') }),
  );
  application.use(formsOnly, fromOurPages(service.settings));
  application.route('/', subscribePages(service));
  application.route('/', confirmationPages(service));
  application.route('/', unsubscribePages(service));
  application.route('/', selfServicePages(service));
  application.route('/', outboxPages(service));
  application.all('*', (context) => refusal(context, 'unknown-page'));
  application.onError((error, context) => {
    const expected = error instanceof HTTPException ? thrown[error.status] : undefined;
    if (expected) return refusal(context, expected);
    service.log(`A page of updates failed: ${redacted(error.message)}`);
    return refusal(context, 'unable');
  });
  return application;
}
