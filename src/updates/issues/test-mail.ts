import type { Claim, Settlement } from '../deliveries/ledger.ts';
import { newMessageId } from '../deliveries/message-id.ts';
import { createComposer } from '../mail/message.ts';
import { outboxTransport } from '../mail/outbox-transport.ts';
import { smtpTransport } from '../mail/smtp-transport.ts';
import type { Outcome } from '../mail/transport.ts';
import type { Address } from '../readers/address.ts';
import { newPublicId } from '../readers/links/public-id.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';
import { insertIssue } from './sealing.ts';
import type { IssueContent } from '../mail/issue-content.ts';

/** What became of a test. */
export interface TestMail {
  issue: number;
  state: Exclude<Settlement['state'], 'deferred' | 'queued' | 'refused'>;
  /** What the mail server answered, or why it didn't. */
  reply: string;
}

/**
 * Sends one mail of an article, exactly as readers would get it, and records it as a test: it is nobody's copy, and the
 * article can still be sent to everybody. A reader's links are that reader's; anybody else's lead to nobody.
 */
export async function sendTest(
  { store, settings, secrets }: { store: Store; settings: Settings; secrets: Secrets },
  { articleId, content }: { articleId: string; content: IssueContent },
  { address, emailKey }: { address: Address; emailKey: string },
  now: Moment,
): Promise<TestMail> {
  const reader = await store.db
    .selectFrom('subscribers')
    .selectAll()
    .where('email_key', '=', emailKey)
    .executeTakeFirst();
  const messageId = newMessageId();
  const { issue, delivery } = await recorded(store, { articleId, content }, messageId, {
    subscriberId: reader?.id ?? 0,
    domain: address.domain,
    now,
  });
  const claim: Claim = {
    id: delivery,
    fence: 0,
    issueId: issue,
    kind: 'article',
    subscriberId: reader?.id ?? 0,
    publicId: reader?.public_id ?? newPublicId(),
    email: address.address,
    emailKey,
    tokenEpoch: reader?.token_epoch ?? 0,
    frequency: reader?.frequency ?? 'each',
    agreedBy: 'form',
    messageId,
    domain: address.domain,
    attempts: 0,
    firstAttemptAt: now,
  };
  const outcome = await attempt(settings, secrets, claim, content, now);
  const state = stateAfter(outcome);
  const reply = 'reply' in outcome ? outcome.reply : 'reason' in outcome ? outcome.reason : '';
  await store.db
    .updateTable('deliveries')
    .set({ state, smtp_reply: reply, settled_at: now, attempts: 1, lease_until: null, judged: 1 })
    .where('id', '=', delivery)
    .execute();
  return { issue, state, reply };
}

function recorded(
  store: Store,
  { articleId, content }: { articleId: string; content: IssueContent },
  messageId: string,
  { subscriberId, domain, now }: { subscriberId: number; domain: string; now: Moment },
): Promise<{ issue: number; delivery: number }> {
  return store.db.transaction().execute(async (transaction) => {
    const issue = await insertIssue(
      transaction,
      { kind: 'test', dedupeKey: `test:${articleId}:${messageId}`, content },
      { now, hold: 0 },
    );
    await transaction
      .updateTable('issues')
      .set({ state: 'finished', finished_at: now, expected: 1 })
      .where('id', '=', issue)
      .execute();
    // If this process dies, nobody knows what became of it, and no worker sends it.
    const { id } = await transaction
      .insertInto('deliveries')
      .values({
        issue_id: issue,
        subscriber_id: subscriberId,
        message_id: messageId,
        domain,
        state: 'committing',
        next_at: now,
        first_attempt_at: now,
        claimed_by: null,
        lease_until: now + 15 * 60_000,
        smtp_reply: null,
        settled_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { issue, delivery: id };
  });
}

async function attempt(
  settings: Settings,
  secrets: Secrets,
  claim: Claim,
  content: IssueContent,
  now: Moment,
): Promise<Outcome> {
  const transport = settings.smtp
    ? smtpTransport(settings.smtp)
    : outboxTransport(`${settings.directory}/outbox`);
  try {
    const message = await createComposer(settings, secrets)(claim, content, now);
    const channel = await transport(new AbortController().signal);
    const outcome = await channel.send(message, () => Promise.resolve(true));
    channel.close();
    return outcome;
  } catch (error) {
    return { kind: 'unsent', reason: error instanceof Error ? error.message : String(error) };
  }
}

function stateAfter({ kind }: Outcome): TestMail['state'] {
  if (kind === 'accepted') return 'sent';
  return kind === 'unknown' ? 'uncertain' : 'failed';
}
