import { z } from 'zod';
import type { ProviderReport } from './provider-report.ts';

const webhook = z.object({
  RecordType: z.string(),
  ID: z.union([z.number(), z.string()]).optional(),
  MessageID: z.string().optional(),
  Type: z.string().optional(),
  Email: z.string().optional(),
});

const kinds: Readonly<Record<string, ProviderReport['kind']>> = {
  HardBounce: 'hard',
  BadEmailAddress: 'hard',
  SpamComplaint: 'complaint',
  SoftBounce: 'soft',
  Transient: 'soft',
  DnsError: 'soft',
  Blocked: 'soft',
};

/**
 * Reads what Postmark's bounce and spam complaint webhooks send. @returns nothing for any other event, such as an
 * auto-responder's answer.
 * @throws when it isn't of Postmark's form.
 */
export function postmarkReports(body: unknown): ProviderReport[] {
  const { RecordType, ID, MessageID, Type, Email } = webhook.parse(body);
  if (RecordType !== 'Bounce' && RecordType !== 'SpamComplaint') return [];
  const kind = kinds[Type ?? RecordType];
  if (!kind || Email === undefined) return [];
  return [{ email: Email, kind, id: `postmark:${ID ?? MessageID ?? Email}` }];
}
