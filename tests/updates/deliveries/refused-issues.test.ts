import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resumeIssue } from '../../../src/updates/deliveries/halting.ts';
import { meaningOfRefusal } from '../../../src/updates/deliveries/refusal-meaning.ts';
import { deliveryCounts, readStatus } from '../../../src/updates/issues/status-figures.ts';
import { eachStore } from '../set-up/each-store.ts';
import { openNewsroom } from '../set-up/newsroom.ts';
import type { Newsroom } from '../set-up/newsroom.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';

const full = process.env['UPDATES_TEST_READERS'] !== undefined;
const sizes = full ? [1, 2, 30, 60, 2000] : [1, 2, 100];
const day = 24 * 3_600_000;

/** A refusal of the relay has to halt an issue of a single reader, too, where no share of failures can. */
function sizesFor(refusal: string): readonly number[] {
  const relay = refusal.startsWith('554 5');
  if (refusal.startsWith('550 5.1.1') || (full && relay)) return sizes;
  return relay ? [1, 30] : [30];
}

/** The first three refusals, and what the connections had under way. */
const mostAsked = 20;

function reasonFor(refusal: string, readers: number): unknown {
  if (/^554 .*Relay access denied/.test(refusal))
    return expect.stringContaining('The mail server refuses us: 554');
  if (refusal.startsWith('535')) return expect.stringContaining('The mail server refuses us: 535');
  return expect.stringContaining(
    readers < 3 ? 'nobody has said that this is right' : 'more than 5 %',
  );
}

describe('what a refusal says', () => {
  test.each([
    ['550 5.1.1 No such user here', 'no-such-address'],
    ['550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'no-such-address'],
    ['550 5.2.1 The account is disabled', 'no-such-address'],
    ['550 User unknown', 'no-such-address'],
    [
      '550 <dana@example.com>: Recipient address rejected: User unknown in local table',
      'no-such-address',
    ],
    ['550 No such user - here', 'no-such-address'],
    ['550 Requested action not taken: mailbox unavailable', 'no-such-address'],
    ['553 sorry, that domain doesn’t exist: unknown domain', 'no-such-address'],
    ['552 5.2.2 Mailbox full', 'full-mailbox'],
    ['552 The mailbox is full', 'full-mailbox'],
    ['552 Quota exceeded (mailbox for user is full)', 'full-mailbox'],
    ['452 4.2.2 Over quota', 'full-mailbox'],
    ['554 5.7.1 <dana@example.com>: Relay access denied', 'us'],
    ['554 <dana@example.com>: Relay access denied', 'us'],
    ['535 5.7.8 Authentication credentials invalid', 'us'],
    ['530 5.7.0 Must issue a STARTTLS command first', 'us'],
    ['550 5.1.8 Sender address rejected: Domain not found', 'us'],
    ['550 Sender verify failed: user unknown', 'us'],
    ['550 Message rejected as spam', 'us'],
    ['550 Daily sending quota exceeded', 'us'],
    ['552 5.3.4 Message too big', 'us'],
    ['550 5.0.0 User unknown', 'no-such-address'],
    ['550 No', 'unclear'],
  ] as const)('%j is %s', (reply, meaning) => {
    expect(meaningOfRefusal(reply)).toBe(meaning);
  });
});

eachStore('an issue that a relay refuses', (fresh) => {
  let newsroom: Newsroom;
  beforeEach(async () => {
    newsroom = await openNewsroom(fresh);
    await publish(newsroom.store, manifestOf(), { now: newsroom.clock.now });
  });
  afterEach(() => newsroom.close());

  const seal = async (readers: number): Promise<number> => {
    await addReaders(newsroom.store, readers);
    const { store, clock } = newsroom;
    const [issue] = await publish(store, manifestOf(article('refused')), { now: clock.now });
    return issue?.id ?? 0;
  };
  const issueState = async (id: number) =>
    (await readStatus(newsroom.store, newsroom.clock.now)).issues.find((issue) => issue.id === id);
  const suppressions = () => newsroom.store.db.selectFrom('suppressions').selectAll().execute();

  describe.each([
    '550 5.1.1 No such user here',
    '550 User unknown',
    '550 No',
    '554 5.7.1 Relay access denied',
    '554 <reader>: Relay access denied',
    '535 5.7.8 Authentication required',
    '552 5.2.2 Mailbox full',
  ])('to every address with %j', (refusal) => {
    test.each(sizesFor(refusal))(
      'halts at once, suppresses nobody and loses none of %i',
      { timeout: 120_000 },
      async (readers) => {
        const { store, sink, clock } = newsroom;
        let asked = 0;
        sink.behaviour.recipient = () => {
          asked += 1;
          return refusal;
        };
        const id = await seal(readers);
        await newsroom.workUntilIdle();
        expect(await issueState(id)).toMatchObject({
          state: 'halted',
          haltedBecause: reasonFor(refusal, readers),
        });
        const { queued, refused, ...others } = await deliveryCounts(store, id);
        expect(queued + refused).toBe(readers);
        expect(Object.values(others).every((count) => count === 0)).toBe(true);
        expect(await suppressions()).toEqual([]);
        expect(asked).toBeLessThanOrEqual(mostAsked);
        // Days later it is still so: nothing ends by itself.
        clock.now += 4 * day;
        await newsroom.workUntilIdle({}, 90_000);
        expect(await issueState(id)).toMatchObject({ state: 'halted' });

        sink.behaviour = {};
        await resumeIssue(store, id, clock.now);
        await newsroom.workUntilIdle({}, 90_000);
        expect(await issueState(id)).toMatchObject({
          state: 'finished',
          counts: { sent: readers },
        });
        expect(sink.received).toHaveLength(readers);
        expect(sink.copies().size).toBe(readers);
        expect(await suppressions()).toEqual([]);
      },
    );
  });

  test('once some of it was taken, halts as fast when everything is refused from then on', async () => {
    const { store, sink } = newsroom;
    let asked = 0;
    sink.behaviour.recipient = () => {
      asked += 1;
      return asked > 20 ? '550 5.1.1 No such user here' : undefined;
    };
    const id = await seal(300);
    await newsroom.workUntilIdle();
    expect(await issueState(id)).toMatchObject({
      state: 'halted',
      haltedBecause: expect.stringContaining('more than 5 %'),
    });
    expect(await deliveryCounts(store, id)).toMatchObject({ sent: 20 });
    expect(asked).toBeLessThanOrEqual(20 + mostAsked);
    expect(await suppressions()).toEqual([]);
  });

  test('halts at the first refusal that is surely about us, though hardly any mail is refused', async () => {
    const { store, sink } = newsroom;
    sink.behaviour.recipient = (address) =>
      address.startsWith('reader-40@') ? '554 5.7.1 Relay access denied' : undefined;
    const id = await seal(300);
    await newsroom.workUntilIdle();
    expect(await issueState(id)).toMatchObject({
      state: 'halted',
      haltedBecause: 'The mail server refuses us: 554 5.7.1 Relay access denied',
    });
    const { queued, refused, sent } = await deliveryCounts(store, id);
    expect(refused).toBe(1);
    expect(sent).toBeLessThanOrEqual(40 + mostAsked);
    expect(queued).toBeGreaterThanOrEqual(200);
  });

  test('halts again while it is refused, and ends when a person accepts the refusals', async () => {
    const { store, sink, clock } = newsroom;
    sink.behaviour.recipient = () => '550 5.1.1 No such user here';
    const id = await seal(4);
    await newsroom.workUntilIdle();
    await resumeIssue(store, id, clock.now);
    await newsroom.workUntilIdle();
    expect(await issueState(id)).toMatchObject({ state: 'halted', counts: { refused: 4 } });
    expect(await resumeIssue(store, id, clock.now, 'accept')).toBe(4);
    await newsroom.workUntilIdle();
    expect(await issueState(id)).toMatchObject({ state: 'finished', counts: { failed: 4 } });
    expect(await suppressions()).toHaveLength(4);
    expect(await readStatus(store, clock.now)).toMatchObject({
      subscribers: { active: 4 },
      unreachable: 4,
    });
  });

  test('for one reader among many is that reader’s; words count where no status is given', async () => {
    const { store, sink, clock } = newsroom;
    sink.behaviour.recipient = (address) => {
      if (address.startsWith('reader-7@')) return '550 User unknown';
      return address.startsWith('reader-8@') ? '552 5.2.2 Mailbox full' : undefined;
    };
    await addReaders(store, 60);
    for (const name of ['first', 'second', 'third']) {
      await publish(store, manifestOf(article(`${name}-one`)), { now: clock.now });
      await newsroom.workUntilIdle();
      clock.now += day;
    }
    const bounces = await store.db.selectFrom('bounces').select('kind').orderBy('kind').execute();
    expect(bounces.map(({ kind }) => kind)).toEqual(['hard', 'soft', 'soft', 'soft']);
    expect(await suppressions()).toMatchObject([{ reason: 'hard-bounce' }]);
    const paused = await store.db
      .selectFrom('subscribers')
      .select('email')
      .where('state', '=', 'paused')
      .execute();
    expect(paused).toEqual([{ email: 'reader-8@readers.example' }]);
  });

  test('for its own reasons, of one reader among many, waits at the end and is never "finished"', async () => {
    const { store, sink, clock } = newsroom;
    sink.behaviour.recipient = (address) =>
      address.startsWith('reader-7@') ? '550 5.7.1 Not from you' : undefined;
    const id = await seal(60);
    await newsroom.workUntilIdle();
    expect(await issueState(id)).toMatchObject({
      state: 'halted',
      haltedBecause: '1 mail was refused, and nobody has said that this is right.',
      counts: { sent: 59, refused: 1 },
    });
    sink.behaviour = {};
    await resumeIssue(store, id, clock.now);
    await newsroom.workUntilIdle();
    expect(await issueState(id)).toMatchObject({ state: 'finished', counts: { sent: 60 } });
    expect([...sink.copies().values()].every((count) => count === 1)).toBe(true);
  });

  test('keeps back what other workers have in hand when it is halted', async () => {
    const { store, sink } = newsroom;
    sink.behaviour.recipient = () => '554 5.7.1 Relay access denied';
    const id = await seal(60);
    const workers = [newsroom.work(), newsroom.work(), newsroom.work()];
    await newsroom.workUntilIdle();
    await Promise.all(workers.map((worker) => worker.stop()));
    const { queued, refused } = await deliveryCounts(store, id);
    expect(queued + refused).toBe(60);
  });
});
