import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ManifestArticle } from '../../../src/updates/manifest.ts';
import { readSecrets } from '../../../src/updates/secrets.ts';
import { readSettings } from '../../../src/updates/settings.ts';
import { openStore } from '../../../src/updates/store/open-store.ts';
import type { Store, StoreLocation } from '../../../src/updates/store/open-store.ts';
import { startWorker } from '../../../src/updates/worker/start-worker.ts';
import { runCommand, runInProcess } from '../set-up/command-line.ts';
import type { Ended } from '../set-up/command-line.ts';
import { eachStore } from '../set-up/each-store.ts';
import { startMailSink } from '../set-up/mail-sink.ts';
import type { MailSink } from '../set-up/mail-sink.ts';
import { article, manifestOf } from '../set-up/readers-and-articles.ts';
import { until } from '../set-up/waiting.ts';
import { removeFolder, temporaryFolder } from '../set-up/temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

eachStore('what an operator mends', (fresh) => {
  let directory: string;
  let location: StoreLocation;
  let store: Store;
  let sink: MailSink;
  let site: Server;
  let pages = new Map<string, string>();
  let beforePage = (): Promise<unknown> => Promise.resolve();
  const articles: ManifestArticle[] = [article('older-one')];

  beforeAll(async () => {
    directory = temporaryFolder();
    location = await fresh();
    store = await openStore(location);
    sink = await startMailSink();
    site = createServer((request, response) => {
      const page = pages.get(request.url ?? '');
      void beforePage().then(() => {
        response.writeHead(page === undefined ? 404 : 200);
        response.end(page);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
  });
  afterAll(async () => {
    await store.close();
    await sink.close();
    await new Promise((resolve) => site.close(resolve));
    removeFolder(directory);
  });

  const variables = (): Record<string, string> => ({
    UPDATES_DIRECTORY: directory,
    UPDATES_MANIFEST: join(directory, 'updates.json'),
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    SMTP_WITHOUT_TLS: 'yes',
    MAIL_POSTAL_ADDRESS: '1 Main Street, Springfield',
    ...(location.kind === 'postgres'
      ? { DATABASE_URL: location.url }
      : { UPDATES_STORE_FILE: location.file }),
  });
  const run = (...words: string[]) => runCommand(words, variables());
  const json = async (...words: string[]) => {
    const ended = await run(...words, '--json');
    expect(ended.err).toBe('');
    return JSON.parse(ended.out) as Record<string, never>;
  };
  const build = async (...more: ManifestArticle[]): Promise<void> => {
    articles.push(...more);
    await writeFile(join(directory, 'updates.json'), JSON.stringify(manifestOf(...articles)));
    pages = new Map(
      articles.map(({ id, hash }) => [
        `/articles/${id}/`,
        `<meta name="article-id" content="${id}"><meta name="article-hash" content="${hash}">`,
      ]),
    );
  };
  const siteAddress = (): string => {
    const address = site.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  };
  const send = (...words: string[]) => run('send', '--site', siteAddress(), ...words);
  const work = async (until_: () => Promise<boolean>): Promise<void> => {
    const worker = startWorker({
      store,
      settings: readSettings(variables()),
      secrets: readSecrets(directory, {}),
      rest: 20,
    });
    await until(until_);
    await worker.stop();
  };
  const issueState = async (id: number) =>
    (await store.db.selectFrom('issues').select('state').where('id', '=', id).executeTakeFirst())
      ?.state;
  const articleState = async (id: string) =>
    (
      await store.db
        .selectFrom('articles')
        .select('state')
        .where('content_id', '=', id)
        .executeTakeFirst()
    )?.state;

  test('an article isn’t spent on nobody', async () => {
    await build();
    expect((await send()).out).toContain('its 1 article is history and is mailed to nobody.');
    await build(article('first-news'));
    expect((await run('plan')).out).toContain('Nobody on the list would get anything');
    expect(await send()).toMatchObject({
      exit: 3,
      err: 'Nobody on the list would get it: it was not sent, and can be once somebody is.\n',
    });
    expect(await articleState('first-news')).not.toBe('planned');
  });

  test('readers are added and taken off by hand, with the reason kept', async () => {
    expect((await run('add', 'ann@example.com')).exit).toBe(2);
    const added = await run('add', 'ann@example.com', '--consent', 'signed up at the fair');
    expect(added).toMatchObject({ exit: 0, out: 'The reader is on the list.\n' });
    expect((await run('add', 'ann@example.com', '--consent', 'again at the fair')).out).toContain(
      'already',
    );
    const words = ['--consent', 'signed up at the fair', '--frequency'];
    expect((await run('add', 'bob@example.com', ...words, 'daily')).exit).toBe(2);
    expect((await run('add', 'bob@example.com', ...words, 'each')).exit).toBe(0);
    expect((await run('unsubscribe', 'bob@example.com', '--why', 'by phone')).out).toBe(
      'The reader is off the list.\n',
    );
    expect((await run('unsubscribe', 'bob@example.com', '--why', 'by phone')).out).toContain(
      'Nobody',
    );
    expect(await json('show', 'bob@example.com')).toMatchObject({
      reader: { email: 'bob@example.com', state: 'unsubscribed', consent: { how: 'operator' } },
      notes: [
        { what: 'add', why: 'signed up at the fair' },
        { what: 'unsubscribe', why: 'by phone' },
      ],
    });
    expect((await run('add', 'bob@example.com', '--consent', 'by phone again')).out).toContain(
      'back on the list',
    );
    expect((await run('show', 'eve@example.com')).out).toBe(
      'eve@example.com is not on the list.\n',
    );
  });

  test('a test is a real mail of the very article, and nobody’s copy', async () => {
    const tested = await json('test', 'first-news', '--to', 'me@coach.example');
    expect(tested).toMatchObject({ state: 'sent' });
    expect(sink.received.map(({ to }) => to)).toEqual(['me@coach.example']);
    expect(sink.received[0]?.raw).toContain('Subject: About first-news');
    expect(sink.received[0]?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    sink.behaviour.recipient = () => '550 5.1.1 No such user';
    expect(await run('test', 'first-news', '--to', 'me@coach.example')).toMatchObject({
      exit: 1,
      out: expect.stringContaining('not sent. 550 5.1.1 No such user'),
    });
    sink.behaviour = {};
    expect((await run('status')).out).toMatch(/Issue \d+ {2}test {2}"About first-news"/);
    expect((await json('plan')).articles).toMatchObject([{ id: 'first-news', readers: 2 }]);
  });

  test('cancelling gives back what an article was: history stays history', async () => {
    const sealed = JSON.parse((await send('--article', 'older-one', '--json')).out);
    expect(await articleState('older-one')).toBe('planned');
    expect((await run('cancel', String(sealed.issues[0].id))).out).toContain('is history again');
    expect(await articleState('older-one')).toBe('baseline');
    const news = JSON.parse((await send('--json')).out);
    expect((await run('cancel', String(news.issues[0].id))).out).toContain('is new again');
    expect(await articleState('first-news')).toBe('new');
  });

  test('an issue can be sent at a chosen time, to whoever confirms until then too', async () => {
    expect((await send('--at', 'tomorrow')).err).toContain('"tomorrow" is no time');
    expect((await send('--at', '2020-01-01 07:30')).err).toContain('is over');
    const soon = new Date(Date.now() + 2 * 3_600_000).toISOString();
    const sealed = await send('--at', `${soon.slice(0, 16)}Z`);
    expect(sealed.out).toContain(`It leaves after ${soon.slice(0, 16).replace('T', ' ')} UTC`);
    const id = Number(/Issue (\d+)/.exec(sealed.out)?.[1]);
    await run('add', 'late@example.com', '--consent', 'confirmed on paper');
    // The time comes.
    await store.db.updateTable('issues').set({ hold_until: 1 }).where('id', '=', id).execute();
    await store.db
      .updateTable('deliveries')
      .set({ next_at: 1 })
      .where('issue_id', '=', id)
      .execute();
    await work(async () => (await issueState(id)) === 'finished');
    const got = sink.received.filter(({ raw }) => raw.includes('Subject: About first-news'));
    expect(got.map(({ to }) => to).sort()).toEqual([
      'ann@example.com',
      'bob@example.com',
      'late@example.com',
      'me@coach.example',
    ]);
  });

  test('an issue the relay refused is shown, resumed as accepted, lifted and tried again', async () => {
    await build(article('second-news'));
    sink.behaviour.recipient = (address) => `550 5.1.1 <${address}>: no such user`;
    const sealed = JSON.parse((await send('--no-hold', '--json')).out);
    const id = Number(sealed.issues[0].id);
    await work(async () => (await issueState(id)) === 'halted');
    const check = await run('status', '--check');
    expect(check).toMatchObject({
      exit: 10,
      out: expect.stringContaining(`Issue ${id} is halted`),
    });
    expect((await run('show', String(id))).out).toContain('3 refused  550 5.1.1 …: no such user');
    expect((await run('show', String(id), '--addresses')).out).toContain(
      'ann@example.com  refused after 1 attempt  550 5.1.1',
    );
    expect((await run('resume', String(id), '--accept')).out).toBe(
      `Issue ${id} goes on. 3 refused mails count as failed.\n`,
    );
    await work(async () => (await issueState(id)) === 'finished');
    expect((await run('status')).out).toContain('0 active');
    expect((await run('show', 'ann@example.com')).out).toMatch(/suppressed \(hard-bounce\)/);
    expect(await run('retry', String(id))).toMatchObject({
      exit: 1,
      err: expect.stringContaining(`All 3 addresses of issue ${id} that failed are suppressed`),
    });
    sink.behaviour = {};
    const lifted = await run('unsuppress', '--issue', String(id), '--why', 'the relay was broken');
    expect(lifted).toMatchObject({ exit: 0, out: '3 addresses can have mail again.\n' });
    expect((await run('retry', String(id))).out).toBe(`3 mails of issue ${id} are tried again.\n`);
    await work(async () => (await issueState(id)) === 'finished');
    expect(await json('show', String(id))).toMatchObject({
      state: 'finished',
      counts: { sent: 3, failed: 0, refused: 0 },
      notes: [{ what: 'retry' }],
    });
    const got = sink.received.filter(({ raw }) => raw.includes('Subject: About second-news'));
    expect(got).toHaveLength(3);
    expect(
      await run('unsuppress', 'ann@example.com', '--why', 'the relay was broken'),
    ).toMatchObject({ exit: 4, out: expect.stringContaining('1 address was not suppressed') });
  });

  test('uncertain deliveries are settled by an issue at once, or not at all', async () => {
    await build(article('third-news'));
    sink.behaviour.cut = () => 'before answer';
    const id = Number(JSON.parse((await send('--no-hold', '--json')).out).issues[0].id);
    await work(async () => (await issueState(id)) === 'finished');
    sink.behaviour = {};
    const [first] = await store.db
      .selectFrom('deliveries')
      .select('id')
      .where('state', '=', 'uncertain')
      .execute();
    expect(await run('resolve', String(first?.id), '999999', '--resend')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('Delivery 999999 is not uncertain'),
    });
    expect((await run('resolve', '--issue', String(id), '--delivered')).out).toBe(
      '3 deliveries count as sent.\n',
    );
    expect(await json('show', String(id))).toMatchObject({ counts: { sent: 3, uncertain: 0 } });
  });

  test('of two sends at once, the loser says so', async () => {
    await build(article('fourth-news'));
    // The other one seals while this one, which has planned already, looks at the page.
    let other: Promise<Ended> | undefined;
    beforePage = () => {
      if (other) return Promise.resolve();
      other = runInProcess(['send', '--site', siteAddress()], variables());
      return other;
    };
    expect(await send()).toMatchObject({
      exit: 0,
      err: '',
      out: '"About fourth-news" was sealed by another send at the same moment: see "status".\n',
    });
    expect(await other).toMatchObject({
      exit: 0,
      out: expect.stringContaining('is sealed: "About fourth-news" to 3 readers.'),
    });
  });
});
