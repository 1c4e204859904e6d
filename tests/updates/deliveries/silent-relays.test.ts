import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newPublicId } from '../../../src/updates/readers/links/public-id.ts';
import { queueConfirmation } from '../../../src/updates/readers/joining/confirmation.ts';
import { problemsOf } from '../../../src/updates/issues/problems.ts';
import { deliveryCounts, readStatus } from '../../../src/updates/issues/status-figures.ts';
import { eachStore } from '../set-up/each-store.ts';
import { startMailSink } from '../set-up/mail-sink.ts';
import { openNewsroom } from '../set-up/newsroom.ts';
import type { Newsroom } from '../set-up/newsroom.ts';
import { addReaders, article, manifestOf, publish } from '../set-up/readers-and-articles.ts';
import { until } from '../set-up/waiting.ts';

const minute = 60_000;
const quickly = {
  relayPatience: { connecting: 1500, beforeEnd: 1500, afterEnd: 60_000 },
  relayPause: () => 50,
};

/** Takes connections and says nothing. */
async function silentServer(): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

eachStore('a relay that is silent or shuts us out', (fresh) => {
  let newsroom: Newsroom;
  let issue: number;
  beforeEach(async () => {
    newsroom = await openNewsroom(fresh);
    const { store, clock } = newsroom;
    await addReaders(store, 20);
    await publish(store, manifestOf(), { now: clock.now });
    issue = (await publish(store, manifestOf(article('silent')), { now: clock.now }))[0]?.id ?? 0;
  });
  afterEach(() => newsroom.close());

  const status = () => readStatus(newsroom.store, newsroom.clock.now);
  const problems = async () =>
    problemsOf(await status(), newsroom.clock.now).map(({ kind }) => kind);

  test('is said to be once at its first failure and once when it is back, with all it said between', async () => {
    const { store, clock, log } = newsroom;
    const silent = await silentServer();
    const worker = newsroom.work(
      { smtp: { url: `smtp://127.0.0.1:${silent.port}`, requireTls: false } },
      quickly,
    );
    await until(async () => (await problems()).includes('relay'));
    clock.now += 5 * minute;
    await until(async () => (await status()).workers.alive === 1);
    expect(log).toEqual([
      `The mail server takes nothing: 127.0.0.1:${silent.port} was silent for 2 seconds. Mails wait, and it is tried again.`,
    ]);
    expect(await status()).toMatchObject({
      queue: { due: expect.any(Number) },
      workers: { relay: { reachedAt: null, failingSince: clock.now - 5 * minute } },
    });
    expect((await deliveryCounts(store, issue)).sent).toBe(0);
    await silent.close();
    const back = await startMailSink({}, { port: silent.port });
    await until(async () => (await deliveryCounts(store, issue)).sent === 20);
    await worker.stop();
    await back.close();
    expect(log.slice(1)).toEqual(['The mail server is back after 5 minutes: mails go on.']);
    expect([...back.copies().values()].every((count) => count === 1)).toBe(true);
    const { workers } = await status();
    expect(workers).toMatchObject({
      alive: 0,
      relay: { reachedAt: clock.now, answer: expect.stringMatching(/^250 /), failingSince: null },
    });
    expect(await problems()).toEqual(['worker']);
  });

  test('is known to be back though no mail is due', async () => {
    const { sink, log } = newsroom;
    // The only connection is cut with the last mail in it, whose end nobody knows.
    sink.behaviour.cut = (address) =>
      address === 'reader-20@readers.example' ? 'before answer' : undefined;
    let pauses = 0;
    const worker = newsroom.work(
      { connections: 1 },
      { ...quickly, relayPause: () => ((pauses += 1), 50) },
    );
    await until(async () => (await deliveryCounts(newsroom.store, issue)).uncertain === 1);
    await until(() => log.some((line) => line.startsWith('The mail server is back')));
    await until(async () => (await status()).workers.relay.failingSince === null);
    expect(await problems()).toEqual(['uncertain']);
    expect(pauses).toBe(1);
    await worker.stop();
  });

  test('with a wrong password keeps all mails waiting, and sends them once the password is right', async () => {
    const { store, log, settings } = newsroom;
    const sink = await startMailSink(
      { login: '535 5.7.8 Wrong password' },
      { asksForPassword: true },
    );
    const smtp = { url: `smtp://coach:secret@127.0.0.1:${sink.port}`, requireTls: false };
    const worker = newsroom.work({ ...settings, smtp }, quickly);
    await until(async () => (await problems()).includes('relay'));
    expect((await status()).workers.relay.failure).toContain('535 5.7.8 Wrong password');
    const { queued, claimed } = await deliveryCounts(store, issue);
    expect(queued + claimed).toBe(20);
    sink.behaviour = {};
    await until(async () => (await deliveryCounts(store, issue)).sent === 20);
    await worker.stop();
    expect(log.join()).not.toContain('secret');
    expect(sink.copies().size).toBe(20);
    await sink.close();
  });

  test('after the mails were read: the end of the process comes in time, with the unknown listed and the rest given back', async () => {
    const { store, sink, log } = newsroom;
    sink.behaviour.silent = () => true;
    const worker = newsroom.work({}, { stopPatience: 50 });
    await until(() => sink.received.length === 5);
    const told = performance.now();
    await worker.stop();
    expect(performance.now() - told).toBeLessThan(3000);
    await worker.stopped;
    expect(await deliveryCounts(store, issue)).toMatchObject({ uncertain: 5, queued: 15 });
    expect((await status()).uncertain).toHaveLength(5);
    sink.behaviour = {};
    await newsroom.workUntilIdle();
    expect(sink.copies().size).toBe(20);
    expect([...sink.copies().values()].every((count) => count === 1)).toBe(true);
    expect(log.filter((line) => line.includes('back after')).length).toBeLessThan(2);
  });

  test('while connecting: the end of the process doesn’t wait for it', async () => {
    const { store } = newsroom;
    const silent = await silentServer();
    const worker = newsroom.work({
      smtp: { url: `smtp://127.0.0.1:${silent.port}`, requireTls: false },
    });
    await until(async () => (await deliveryCounts(store, issue)).claimed > 0);
    const told = performance.now();
    await worker.stop();
    expect(performance.now() - told).toBeLessThan(2000);
    expect(await deliveryCounts(store, issue)).toMatchObject({ queued: 20 });
    await silent.close();
  });

  test('to an issue doesn’t keep a confirmation waiting', async () => {
    const { store, sink, clock } = newsroom;
    sink.behaviour.silent = (to) => to.startsWith('reader-');
    const worker = newsroom.work({}, { stopPatience: 50 });
    await until(() => sink.received.length === 5);
    const [id] = await store.db
      .insertInto('subscribers')
      .values({
        email: 'new@readers.example',
        email_key: 'new',
        state: 'pending',
        frequency: 'each',
        created_at: clock.now,
        confirmed_at: null,
        consent: '{}',
        public_id: newPublicId(),
      })
      .returning('id')
      .execute();
    await queueConfirmation(
      store.db,
      { subscriberId: id?.id ?? 0, domain: 'readers.example' },
      clock.now,
    );
    await until(() => sink.received.some(({ to }) => to === 'new@readers.example'), 5000);
    await worker.stop();
  });
});
