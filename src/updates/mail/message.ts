import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import { site } from '../../site.ts';
import { parseAddress } from '../readers/address.ts';
import type { Claim } from '../deliveries/ledger.ts';
import type { IssueContent } from './issue-content.ts';
import { frequencyNames, reasonsForMail } from '../readers/joining/consent-wording.ts';
import { readerLink } from '../readers/links/signed-links.ts';
import type { LinkPurpose } from '../readers/links/signed-links.ts';
import { returnPath } from '../inbound/return-path.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import { encodedPart } from './encoded-part.ts';
import type { EncodedPart } from './encoded-part.ts';
import type { ReaderLinks } from './placeholders.ts';

/** One mail to one reader, as it goes over the wire. */
export interface Message {
  /** The envelope: where a bounce goes, and the one recipient. */
  envelope: { from: string; to: string };
  messageId: string;
  bytes: Buffer;
}

/** Writes mails. */
export type Composer = (claim: Claim, content: IssueContent, now: number) => Promise<Message>;

// The defaults of the library leave out List-Unsubscribe-Post, which RFC 8058 wants signed.
const signedHeaders = [
  'From',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'To',
  'MIME-Version',
  'Content-Type',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
].join(':');

const longestDelivery = { id: Number.MAX_SAFE_INTEGER, publicId: '' };

/**
 * Prepares to write mails: the readers' own links, a sender that says whose mail bounced, one-click
 * unsubscribing (RFC 8058) and a DKIM signature over all of it.
 * @throws an error with a sentence when the DKIM key or the address for bounces can't be used.
 */
export function createComposer(settings: Settings, secrets: Secrets): Composer {
  const dkim = signer(settings);
  if (settings.bounces) returnPath(settings.bounces, longestDelivery, secrets.linkKeys);
  return async (claim, content, now) => {
    const recipient = parseAddress(claim.email);
    if (!recipient.ok) throw new Error(recipient.sentence);
    const links = linksOf(claim, settings, secrets, now);
    const sender = settings.bounces
      ? returnPath(settings.bounces, claim, secrets.linkKeys)
      : settings.from;
    const composed = new MailComposer({
      from: { name: site.name, address: settings.from },
      // An object: a string would be read as a list of addresses.
      to: { name: '', address: recipient.address },
      ...(settings.replyTo && { replyTo: { name: site.name, address: settings.replyTo } }),
      subject: content.subject,
      messageId: `<${claim.messageId}>`,
      date: new Date(now),
      alternatives: partsOf(content).map((part) => ({ raw: part(links) })),
      disableFileAccess: true,
      disableUrlAccess: true,
      headers: headers(claim, links),
    }).compile();
    const bytes = await composed.build();
    return {
      envelope: { from: sender, to: recipient.address },
      messageId: claim.messageId,
      bytes: dkim ? await collected(dkim.sign(bytes)) : bytes,
    };
  };
}

const encoded = new WeakMap<IssueContent, EncodedPart[]>();

function partsOf(content: IssueContent): EncodedPart[] {
  const known = encoded.get(content);
  if (known) return known;
  const parts = [encodedPart('text/plain', content.text), encodedPart('text/html', content.html)];
  encoded.set(content, parts);
  return parts;
}

function headers(claim: Claim, links: ReaderLinks): Record<string, string> {
  if (claim.kind === 'confirmation') return { 'Auto-Submitted': 'auto-generated' };
  return {
    'List-Id': `<updates.${new URL(site.url).hostname}>`,
    'List-Unsubscribe': `<${links.unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

function linksOf(claim: Claim, settings: Settings, secrets: Secrets, now: number): ReaderLinks {
  const reader = { public_id: claim.publicId, token_epoch: claim.tokenEpoch };
  const seconds = Math.floor(now / 1000);
  const words = {
    reason: reasonsForMail[claim.agreedBy],
    frequency: frequencyNames[claim.frequency],
  };
  const link = (purpose: LinkPurpose): string =>
    readerLink(settings.serviceUrl, purpose, reader, secrets.linkKeys, seconds);
  // Signing takes time, so a link that no mail of this kind has isn't made.
  return claim.kind === 'confirmation'
    ? { ...words, unsubscribe: '', preferences: '', confirm: link('confirm') }
    : { ...words, unsubscribe: link('unsubscribe'), preferences: link('preferences'), confirm: '' };
}

function signer({ dkim }: Settings): DKIM | null {
  if (!dkim) return null;
  return new DKIM({
    domainName: dkim.domain,
    keySelector: dkim.selector,
    privateKey: privateKey(dkim.keyFile),
    headerFieldNames: signedHeaders,
  });
}

function privateKey(file: string): string {
  try {
    const key = readFileSync(file, 'utf8');
    createPrivateKey(key);
    return key;
  } catch (error) {
    throw new Error(
      `DKIM_KEY_FILE is "${file}", which can't be read: write the path of a private RSA key in PEM.`,
      { cause: error },
    );
  }
}

async function collected(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
