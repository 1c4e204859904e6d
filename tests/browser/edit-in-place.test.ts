import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureSite } from '../site/built-files.ts';
import { fixtureNow } from '../site/project-copy.ts';
import { newPage } from './browser.ts';

const folder = await mkdtemp(join(tmpdir(), 'edit-in-place-'));
const content = relative('.', join(folder, 'content'));
const copy = '.cache/tests/edit-in-place';
await cp('tests/site/content', content, { recursive: true });
const opened = join(folder, 'opened');
const editor = join(folder, 'editor');

// Where VITEST is set, Astro leaves the answering to the tests.
const environment = { ...process.env };
delete environment['VITEST'];

/** The development server, with an editor that only writes down what it is asked to open. */
const server = spawn('npm', ['run', 'dev', '--silent', '--', '--port', '4379'], {
  detached: true,
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    ...environment,
    CONTENT_FOLDER: `./${content}`,
    BUILD_NOW: fixtureNow,
    LAUNCH_EDITOR: editor,
  },
});
let origin = '';
let said = '';

beforeAll(async () => {
  await writeFile(editor, `#!/bin/sh\necho "$1" >> "${opened}"\n`);
  await chmod(editor, 0o755);
  origin = await new Promise((listening) => {
    server.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      const [, address] = /(http:\/\/localhost:\d+)/.exec(said) ?? [];
      if (address) listening(address);
    });
  });
  await mkdir(copy, { recursive: true });
  await copyFile('astro.config.mjs', join(copy, 'astro.config.mjs'));
}, 60_000);

afterAll(async () => {
  const ended = once(server, 'exit');
  if (server.pid) process.kill(-server.pid);
  await ended;
  await rm(folder, { recursive: true });
  await rm(copy, { recursive: true });
});

const pageAt = async (path: string): Promise<string> =>
  (await (await fetch(`${origin}${path}`)).text()).replaceAll(/\s+/g, ' ');

test.each([
  ['/articles/plain/', `${content}/articles/plain.mdx`],
  ['/articles/secret-draft/', `${content}/articles/secret-draft.mdx`],
  ['/topics/goals/', `${content}/topics/goals.mdx`],
  ['/about/', `${content}/pages/about.mdx`],
  ['/', 'src/pages/index.astro'],
  ['/archive/2026/03/', 'src/pages/archive/[year]/[month]/index.astro'],
  ['/calculators/odds/', 'src/pages/calculators/[name].astro'],
  ['/no-such-page/', 'src/pages/404.astro'],
])('in development, the page %s names its source %s', async (path, file) => {
  const page = await pageAt(path);
  expect(page).toContain(`Edit ${file}<`);
  expect(page).toContain(`/__open-in-editor?file=${encodeURIComponent(file)}"`);
});

test('drafts and future articles are there, with the reason why nobody else sees them', async () => {
  expect(await pageAt('/articles/secret-draft/')).toContain('Draft (only you see this)');
  const reason = 'Waits for Nov 22, 2026, 09:00 UTC';
  expect(await pageAt('/articles/the-future/')).toContain(`${reason} (only you see this)`);
  const home = await pageAt('/');
  expect(
    /Zebrafinch draft<\/a> ?<\/h[23]> ?<p class="hidden-mark">.*?<\/style> ?Draft/.test(home),
  ).toBe(true);
  expect(/Quokkaberry future<\/a> ?<\/h[23]> ?<p class="hidden-mark">/.test(home)).toBe(true);
  expect(home.match(/class="hidden-mark"/g)).toHaveLength(2);
});

test('by keyboard, the link opens the file in the author’s editor, and the page stays', async () => {
  const { page, context } = await newPage({ javaScriptEnabled: false });
  await page.goto(`${origin}/articles/plain/`);
  const link = page.getByRole('link', { name: `Edit ${content}/articles/plain.mdx` });
  await link.focus();
  expect(await page.getByText('LAUNCH_EDITOR=code').isVisible()).toBe(true);
  await page.keyboard.press('Enter');
  const file = resolve(content, 'articles/plain.mdx');
  await expect.poll(() => readFile(opened, 'utf8').catch(() => '')).toBe(`${file}\n`);
  expect(page.url()).toBe(`${origin}/articles/plain/`);
  expect(await link.isVisible()).toBe(true);
  await context.close();
});

test('the desk says live what the check finds, each finding opens its place, and the day is written', async () => {
  const file = join(content, 'articles/plain.mdx');
  const before = await readFile(file, 'utf8');
  const { page, context } = await newPage();
  await page.goto(`${origin}/articles/plain/`);
  const desk = page.getByRole('complementary', { name: 'Only while you write' });
  await expect.poll(() => desk.getByRole('status').innerText(), { timeout: 10_000 }).not.toBe('');
  await desk.getByText('The desk').press('Enter');
  await writeFile(file, `${before}\nA TODO for later.\n`);
  const finding = desk.getByRole('listitem').filter({ hasText: 'note to yourself' });
  await finding.waitFor();
  const line = before.split('\n').length + 1;
  expect(await finding.getByRole('link').getAttribute('href')).toContain(
    encodeURIComponent(`plain.mdx:${String(line)}:3`),
  );
  await writeFile(file, before);
  await finding.waitFor({ state: 'detached' });
  await desk.getByLabel('Publish on').fill('2026-03-07');
  await desk.getByRole('button', { name: 'Write it' }).click();
  const written = before.replace(/^published: .*$/m, 'published: 2026-03-07');
  await expect.poll(() => readFile(file, 'utf8')).toBe(written);
  await writeFile(file, before);
  await context.close();
});

test('the desk shows the very mail, and the feed’s item', async () => {
  const mail = await pageAt('/__desk-preview/plain/mail/');
  expect(mail).toContain('title="The mail on a phone"');
  expect(mail).toContain('title="The mail on a desktop"');
  const letter = await pageAt('/__desk-preview/plain/letter/');
  const [, title = ''] =
    /^title: (.*)$/m.exec(await readFile(join(content, 'articles/plain.mdx'), 'utf8')) ?? [];
  expect(letter).toContain(title);
  expect(letter).not.toContain('reader.invalid/reason');
  expect(await pageAt('/__desk-preview/plain/feed/')).toContain(`<title>${title}</title>`);
});

test('a page that can’t be shown has its desk all the same, and another site can’t write', async () => {
  const file = join(content, 'articles/plain.mdx');
  const before = await readFile(file, 'utf8');
  const address = `${origin}/__desk/?file=${encodeURIComponent(file)}`;
  const foreign = await fetch(address, { method: 'POST', body: '{"day":"2026-03-07"}' });
  expect(foreign.status).toBe(400);
  expect(await readFile(file, 'utf8')).toBe(before);
  await writeFile(file, `${before}\n<Todya>x</Todya>\n`);
  await expect.poll(() => pageAt('/articles/plain/')).toContain('This page can’t be shown yet');
  expect(await pageAt('/articles/plain/')).toContain('id="edit-in-place"');
  await writeFile(file, before);
});

test('a copy of the project in .cache, meanwhile made, restarted nothing', () => {
  expect(said).not.toContain('Restarting');
});

test('in the built site there is no such link, nor a mark', () => {
  const site = fixtureSite();
  const traces = site.files.filter((file) =>
    /open-in-editor|edit-in-place|hidden-mark|__desk/.test(site.read(file)),
  );
  expect(traces).toEqual([]);
});
