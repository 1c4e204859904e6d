import { statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readSecrets } from '../../../src/updates/secrets.ts';
import { openStore } from '../../../src/updates/store/open-store.ts';
import type { StoreLocation } from '../../../src/updates/store/open-store.ts';
import type { ManifestArticle } from '../../../src/updates/manifest.ts';
import { eachStore } from '../set-up/each-store.ts';
import { runCommand, startCommand, startInside } from '../set-up/command-line.ts';
import { article, manifestOf } from '../set-up/readers-and-articles.ts';
import { postfixReport } from '../inbound/reports.ts';
import { returnPath } from '../../../src/updates/inbound/return-path.ts';
import { until } from '../set-up/waiting.ts';
import { removeFolder, temporaryFolder } from '../set-up/temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000 });

eachStore('the command line', (fresh) => {
  let directory: string;
  let location: StoreLocation;
  let site: Server;
  let siteUrl: string;
  let pages = new Map<string, string>();

  beforeAll(async () => {
    directory = temporaryFolder();
    location = await fresh();
    site = createServer((request, response) => {
      const page = pages.get(request.url ?? '');
      response.writeHead(page === undefined ? 404 : 200, { 'Content-Type': 'text/html' });
      response.end(page);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
    const address = site.address();
    siteUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => site.close(resolve));
    removeFolder(directory);
  });

  const variables = (more: Record<string, string> = {}): Record<string, string> => ({
    UPDATES_DIRECTORY: directory,
    UPDATES_URL: 'http://localhost/updates/',
    UPDATES_MANIFEST: join(directory, 'updates.json'),
    ...(location.kind === 'postgres' ? { DATABASE_URL: location.url } : {}),
    ...more,
  });
  const run = (words: readonly string[], given: { input?: Buffer; variables?: object } = {}) =>
    runCommand(words, variables({ ...given.variables }), given.input);

  const build = async (...articles: ManifestArticle[]): Promise<void> => {
    await writeFile(join(directory, 'updates.json'), JSON.stringify(manifestOf(...articles)));
    pages = new Map(
      articles.map(({ id, hash }) => [
        `/articles/${id}/`,
        `<meta name="article-id" content="${id}"><meta name="article-hash" content="${hash}">`,
      ]),
    );
  };
  const store = () =>
    openStore(
      location.kind === 'postgres'
        ? location
        : { kind: 'sqlite', file: join(directory, 'updates.sqlite') },
    );

  test('says that the site has to be built first, with exit code 1', async () => {
    const { exit, err } = await run(['plan']);
    expect(exit).toBe(1);
    expect(err).toContain('build the site first');
  });

  test('imports with lines for the progress, reports refused rows, and exports what it took', async () => {
    const file = join(directory, 'readers.csv');
    const rows = Array.from({ length: 40 }, (_, row) => `reader${row}@example.com,each`);
    await writeFile(
      file,
      ['email,frequency', ...rows, 'nobody', 'week@example.com,weekly'].join('\n'),
    );
    expect(await run(['import', file])).toMatchObject({
      exit: 2,
      out: '',
      err: expect.stringContaining('Say how and when these readers agreed'),
    });
    const words = ['import', file, '--consent', 'form on the old blog'];
    const first = await run(words);
    expect(first.exit).toBe(4);
    expect(first.err).toMatch(/^Importing: 100 %$/m);
    expect(first.out).toContain(`${file}, line 42: An email address has`);
    expect(first.out).toContain('41 readers added, 0 here already');
    const again = await run([...words, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, known: 41, refused: [{ line: 42 }] });

    const exported = join(directory, 'exported.csv');
    expect(await run(['export', exported])).toMatchObject({
      exit: 0,
      err: expect.stringContaining('41 readers written'),
    });
    expect(statSync(exported).mode & 0o777).toBe(0o600);
    const text = await readFile(exported, 'utf8');
    expect(text).toMatch(/^email,frequency,state,created,confirmed,consent,/);
    expect(text).toMatch(/^week@example\.com,weekly,active,20[^,]+,20[^,]+,"\{""how"":""import""/m);
    const back = await run(['import', exported, '--json']);
    expect(JSON.parse(back.out)).toMatchObject({ added: 0, known: 41, refused: [] });
    const lines = await run(['export', '-', '--json']);
    expect(
      lines.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).email),
    ).toHaveLength(41);
  });

  test('mails nobody the history of a site it sees for the first time', async () => {
    await build(article('older-one'), article('older-two'));
    expect((await run(['plan'])).out).toContain('2 articles are history and are mailed to nobody');
    const sent = await run(['send', '--site', siteUrl]);
    expect([sent.exit, sent.err]).toEqual([0, '']);
    expect((await run(['plan'])).out).toBe('Nothing is new: there is nothing to send.\n');
  });

  test('plans, refuses while the page isn’t online, seals, cancels and seals again', async () => {
    const newest = article('newest');
    await build(article('older-one'), article('older-two'), newest);
    const planned = await run(['plan', '--json']);
    const plan = JSON.parse(planned.out) as {
      articles: { id: string; readers: number; sample: string }[];
    };
    expect(plan.articles).toMatchObject([{ id: 'newest', readers: 40 }]);
    expect(await readFile(plan.articles[0]?.sample ?? '', 'utf8')).toContain(
      'Call first, mail later.',
    );

    const page = pages.get('/articles/newest/') ?? '';
    pages.set('/articles/newest/', page.replace(newest.hash, '0'.repeat(64)));
    const early = await run(['send', '--site', siteUrl]);
    expect(early.exit).toBe(1);
    expect(early.err).toMatch(/^Nothing was sent:\n.*another version/);
    pages.set('/articles/newest/', page);

    const sealed = await run(['send', '--site', siteUrl, '--json']);
    expect(sealed.exit).toBe(0);
    const { issues } = JSON.parse(sealed.out) as { issues: { id: number; expected: number }[] };
    expect(issues).toMatchObject([{ expected: 40 }]);
    const [id] = issues.map((issue) => String(issue.id));
    expect((await run(['status'])).out).toMatch(
      new RegExp(`Issue ${id} {2}on hold until .*"About newest"`),
    );
    expect(await run(['send', '--site', siteUrl])).toMatchObject({
      exit: 0,
      out: 'Nothing is new: there is nothing to send.\n',
    });
    expect((await run(['cancel', id ?? ''])).out).toContain('nobody got it');
    const twice = await run(['cancel', id ?? '']);
    expect([twice.exit, twice.err]).toEqual([1, `Issue ${id} is cancelled already.\n`]);
    const again = await run(['send', '--site', siteUrl, '--no-hold']);
    expect(again.out).toMatch(
      /is sealed: "About newest" to 40 readers\.\n {2}The worker sends it now\./,
    );
  });

  test('asks before three articles at once, with exit code 3', async () => {
    const three = ['monday-a', 'monday-b', 'monday-c'].map((id) => article(id));
    await build(article('older-one'), article('older-two'), article('newest'), ...three);
    const asked = await run(['send', '--site', siteUrl]);
    expect(asked.exit).toBe(3);
    expect(asked.err).toContain('3 articles at once: nothing was sent. Send them with --yes');
    expect((await run(['plan', '--json'])).out).toContain('"needsConsent":true');
    const yes = await run(['send', '--site', siteUrl, '--yes', '--json']);
    expect(JSON.parse(yes.out)).toMatchObject({ issues: [{}, {}, {}] });
  });

  test('works until it is told to stop, finishing what it has in hand', async () => {
    const worker = startInside(['worker'], variables());
    const opened = await store();
    const sent = async (): Promise<number> =>
      (await opened.db.selectFrom('deliveries').select('id').where('state', '=', 'sent').execute())
        .length;
    await until(async () => (await sent()) === 40, 60_000);
    worker.interrupt();
    expect(await worker.ended).toMatchObject({
      exit: 0,
      err: expect.stringContaining('No SMTP_URL is set'),
    });
    const open = await opened.db
      .selectFrom('deliveries')
      .select('id')
      .where('state', 'in', ['claimed', 'committing'])
      .execute();
    expect(open).toEqual([]);
    await opened.close();
  });

  test('takes a bounce from standard input, and a broken store makes the mail server wait', async () => {
    const opened = await store();
    const delivery = await opened.db
      .selectFrom('deliveries')
      .innerJoin('subscribers', 'subscribers.id', 'deliveries.subscriber_id')
      .select(['deliveries.id', 'subscribers.public_id as publicId'])
      .where('deliveries.state', '=', 'sent')
      .executeTakeFirstOrThrow();
    const { linkKeys } = readSecrets(directory, {});
    const input = postfixReport({ to: returnPath('bounces@example.com', delivery, linkKeys) });
    const taken = await run(['bounce'], { input });
    expect(taken).toMatchObject({ exit: 0, out: expect.stringContaining('suppressed:') });
    expect(await run(['bounce'], { input })).toMatchObject({
      exit: 0,
      out: expect.stringContaining('duplicate:'),
    });
    expect(await run(['bounce'], { input: Buffer.alloc(11 * 1024 * 1024, 'a') })).toMatchObject({
      exit: 0,
      out: expect.stringContaining('ignored:'),
    });
    const variables = { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' };
    expect(await run(['bounce'], { input, variables })).toMatchObject({
      exit: 75,
      err: expect.stringMatching(/can't be opened/),
    });
    await opened.close();
  });

  test('lists and settles what nobody knows the end of; --check tells a monitor', async () => {
    const opened = await store();
    // The worker was told to end: a monitor is to know.
    expect(await run(['status', '--check'])).toMatchObject({
      exit: 10,
      out: expect.stringMatching(/^No worker lives: the last was seen \d+ \w+ ago\.$/m),
    });
    const ids = (
      await opened.db
        .selectFrom('deliveries')
        .select('id')
        .where('state', '=', 'sent')
        .orderBy('id')
        .limit(3)
        .execute()
    ).map(({ id }) => id);
    await opened.db
      .updateTable('deliveries')
      .set({ state: 'uncertain' })
      .where('id', 'in', ids)
      .execute();
    const status = await run(['status', '--check']);
    expect(status.out).toContain('Nobody knows whether 3 mails arrived.');
    expect((await run(['status'])).out).toContain('Nobody knows whether these arrived');
    expect(status.out).not.toMatch(/reader\d+@example\.com/);
    const verdicts = ['--delivered', '--resend', '--give-up'];
    for (const [place, id] of ids.entries())
      expect((await run(['resolve', String(id), verdicts[place] ?? ''])).exit).toBe(0);
    const states = await opened.db
      .selectFrom('deliveries')
      .select('state')
      .where('id', 'in', ids)
      .orderBy('id')
      .execute();
    expect(states.map(({ state }) => state)).toEqual(['sent', 'queued', 'failed']);
    expect(await run(['resolve', String(ids[0]), '--resend'])).toMatchObject({
      exit: 1,
      err: expect.stringContaining('is not uncertain'),
    });
    await opened.close();
  });

  test('erases a reader, whom an import then leaves out', async () => {
    expect((await run(['erase', 'Week@example.com'])).out).toBe('The reader is erased.\n');
    expect((await run(['erase', 'week@example.com'])).out).toContain('No such reader was here');
    const report = await run([
      'import',
      join(directory, 'exported.csv'),
      '--consent',
      'our own export',
      '--json',
    ]);
    expect(JSON.parse(report.out)).toMatchObject({ added: 0, heldBack: 1 });
  });
});

test('serves the pages by themselves, in a process that stops when told', async () => {
  const directory = temporaryFolder();
  const server = startCommand(['serve', '--port', '0'], {
    UPDATES_DIRECTORY: directory,
    UPDATES_MANIFEST: join(directory, 'updates.json'),
    UPDATES_URL: 'http://localhost/letters/',
  });
  let said = '';
  server.stderr.on('data', (data: Buffer) => (said += data.toString()));
  await until(() => said.includes('subscribe'));
  const address = /http:\S+subscribe/.exec(said)?.[0] ?? '';
  expect(new URL(address).pathname).toBe('/letters/subscribe');
  expect(await (await fetch(address)).text()).toContain('New articles by mail.');
  server.kill('SIGTERM');
  expect(await new Promise((resolve) => server.on('close', resolve))).toBe(0);
  expect(said).not.toMatch(/@example\.com/);
  removeFolder(directory);
});
