import PostalMime from 'postal-mime';
import type { Attachment, Email } from 'postal-mime';
import { meaningOfRefusal } from '../deliveries/refusal-meaning.ts';
import { bounceSeverity } from './bounce-severity.ts';
import type { BounceSeverity } from './bounce-severity.ts';
import { reportFields } from './report-fields.ts';
import type { ReportFields } from './report-fields.ts';

/** What a message on the bounce address says, and the addresses in it that may name the delivery it is about. */
export type MailReport = {
  readonly verdict: BounceSeverity | 'complaint';
  /** Addresses from the places where our signed return path can stand, as found: none of them is believed yet. */
  readonly returnPaths: readonly string[];
  /** One line for the operator's log, without addresses. */
  readonly summary: string;
};

const complaints = new Set(['abuse', 'fraud', 'opt-out', 'opt-out-list']);
const envelopeHeaders = ['delivered-to', 'x-original-to', 'x-envelope-to', 'envelope-to', 'to'];

/**
 * Reads a delivery report (RFC 3464) or a complaint (RFC 5965).
 * Anything else (an out-of-office note, a reply, broken MIME) gives the verdict `none`.
 * @param recipient the address the mail server delivered the message to, where it tells.
 */
export async function readMailReport(raw: Uint8Array, recipient = ''): Promise<MailReport> {
  const email = await parsed(raw);
  if (!email) return nothing('the message is not valid MIME', []);
  const addressees = [recipient, ...headerValues(email.headers, envelopeHeaders)].flatMap(
    addresses,
  );
  const status = partOf(email, 'message/delivery-status');
  if (status !== undefined) return deliveryReport(reportFields(status), addressees);
  const feedback = partOf(email, 'message/feedback-report');
  if (feedback !== undefined) return complaintReport(reportFields(feedback), email, addressees);
  if (isUnmarkedBounce(email)) {
    const hard = meaningOfRefusal(email.text ?? '') === 'no-such-address' && saysPermanent(email);
    return {
      verdict: hard ? 'hard' : 'soft',
      returnPaths: addressees,
      summary: 'a bounce without a delivery report',
    };
  }
  return nothing('the message is neither a delivery report nor a complaint', addressees);
}

/** Some servers write in words alone. An out-of-office note comes to the same address, from the reader's own. */
function isUnmarkedBounce({ from, subject = '', headers }: Email): boolean {
  const header = (name: string): string =>
    headers.find(({ key }) => key.toLowerCase() === name)?.value ?? '';
  if (header('x-failed-recipients')) return true;
  const mailer = /^(?:mailer-daemon|postmaster|mail-daemon)@/i.test(from?.address ?? '');
  return (
    mailer &&
    /undeliver|failure|failed|returned|delivery|not (?:be )?delivered|rejected/i.test(subject)
  );
}

function saysPermanent({ text = '' }: Email): boolean {
  return /\b55\d\b|\b5\.1\.\d/.test(text);
}

function deliveryReport(blocks: ReportFields[], returnPaths: string[]): MailReport {
  const recipients = blocks.filter((block) => block.has('action'));
  const verdicts = recipients.map((block) =>
    bounceSeverity(
      block.get('action') ?? '',
      block.get('status') ?? '',
      block.get('diagnostic-code') ?? '',
    ),
  );
  const worst = (['hard', 'soft'] as const).find((severity) => verdicts.includes(severity));
  const status = recipients[verdicts.indexOf(worst ?? 'none')]?.get('status') ?? 'none';
  return {
    verdict: worst ?? 'none',
    returnPaths,
    summary: `delivery report, status ${status.slice(0, 12)}`,
  };
}

function complaintReport(blocks: ReportFields[], email: Email, addressees: string[]): MailReport {
  const field = (name: string): string => blocks.find((block) => block.has(name))?.get(name) ?? '';
  const type = field('feedback-type').toLowerCase();
  const original = partOf(email, 'message/rfc822') ?? partOf(email, 'text/rfc822-headers') ?? '';
  const header = reportFields(original)[0]?.get('return-path') ?? '';
  const returnPaths = [
    ...addresses(field('original-mail-from')),
    ...addresses(header),
    ...addressees,
  ];
  return complaints.has(type)
    ? { verdict: 'complaint', returnPaths, summary: `complaint of type ${type}` }
    : nothing('a feedback report that is no complaint', returnPaths);
}

async function parsed(raw: Uint8Array): Promise<Email | undefined> {
  try {
    // Kept as an attachment, the reported message can't pass for the report itself.
    return await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      maxNestingDepth: 20,
      maxHeadersSize: 256 * 1024,
    });
  } catch {
    return undefined;
  }
}

function partOf(email: Email, type: string): string | undefined {
  const part = email.attachments.find((attachment) => attachment.mimeType === type);
  return part ? textOf(part) : undefined;
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string'
    ? content
    : Buffer.from(new Uint8Array(content)).toString('utf8');
}

function headerValues(headers: Email['headers'], names: readonly string[]): string[] {
  return headers.filter(({ key }) => names.includes(key.toLowerCase())).map(({ value }) => value);
}

function addresses(text: string): string[] {
  return (
    text
      .slice(0, 4096)
      .match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g)
      ?.slice(0, 20) ?? []
  );
}

function nothing(summary: string, returnPaths: readonly string[]): MailReport {
  return { verdict: 'none', returnPaths, summary };
}
