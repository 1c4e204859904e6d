import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureSite } from '../site/built-files.ts';
import { fixtureNow } from '../site/project-copy.ts';
import { newPage } from './browser.ts';

const content = 'tests/site/content';
const folder = await mkdtemp(join(tmpdir(), 'edit-in-place-'));
const copy = '.cache/tests/edit-in-place';
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

test('a copy of the project in .cache, meanwhile made, restarted nothing', () => {
  expect(said).not.toContain('Restarting');
});

test('in the built site there is no such link, nor a mark', () => {
  const site = fixtureSite();
  const traces = site.files.filter((file) =>
    /open-in-editor|edit-in-place|hidden-mark/.test(site.read(file)),
  );
  expect(traces).toEqual([]);
});
