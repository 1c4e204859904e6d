import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oldAddresses, redirectFiles, redirection } from '../../src/serving/old-addresses.ts';
import { hostileBlog } from './hostile-blog.ts';

const run = promisify(execFile);
let folder: string;
let built: string;

beforeAll(async () => {
  await mkdir('.cache/tests', { recursive: true });
  folder = await mkdtemp('.cache/tests/imported-');
  built = join(folder, 'dist');
  const content = `./${folder}/content`;
  for (const collection of ['topics', 'pages'])
    await cp(join('tests/site/content', collection), join(content, collection), {
      recursive: true,
    });
  await mkdir(join(folder, 'files'));
  await cp('content/articles/two-back-to-back/ladder.png', join(folder, 'files/ladder.png'));
  await writeFile(join(folder, 'old.jsonl'), hostileBlog(join(folder, 'files')));
  await run('node', [
    'tests/unit/authoring/import/start-import.ts',
    ...['--content', content, '--report', join(folder, 'report'), join(folder, 'old.jsonl')],
  ]);
  await run('npm', ['run', 'build', '--silent', '--', '--force', '--outDir', built], {
    env: { ...process.env, NODE_ENV: 'production', CONTENT_FOLDER: content },
    maxBuffer: 64 * 1024 * 1024,
  });
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('every imported article is built, and nothing in it runs or asks for anything elsewhere', async () => {
  const slugs = (await readdir(join(folder, 'content/articles'))).map((name) =>
    name.replace(/\.mdx$/, ''),
  );
  expect(slugs.length).toBeGreaterThan(10);
  for (const slug of slugs) {
    const page = await readFile(join(built, 'articles', slug, 'index.html'), 'utf8');
    const [, body = ''] = /class="prose[^>]*>([\s\S]*?)<\/article>/.exec(page) ?? [];
    expect(body.length, slug).toBeGreaterThan(0);
    expect(body, slug).not.toMatch(
      /<(?:script|style|iframe|object|embed|form|svg|video|audio|base|meta|link)\b/i,
    );
    expect(body, slug).not.toMatch(/<[^>]*\s(?:on\w+|style|srcdoc|formaction)=/i);
    expect(body, slug).not.toMatch(/(?:href|src)="\s*(?:javascript|data|vbscript):/i);
    expect(body, slug).not.toMatch(/src="https?:/i);
  }
});

test('every old address leads to a page of the built site', async () => {
  const moved = await Promise.all(
    Object.values(redirectFiles).map(async (file) =>
      oldAddresses(await readFile(join(built, file), 'utf8'), file),
    ),
  );
  const follow = redirection(moved.flat());
  const table = await readFile(join(folder, 'report/old-addresses.csv'), 'utf8');
  const rows = table.trim().split('\n').slice(1);
  const leading = rows.map((row) => row.split(',')).filter(([, to]) => to?.startsWith('/'));
  expect(leading.length).toBeGreaterThan(8);
  for (const [address = '', to = ''] of leading) {
    const url = new URL(address, 'https://old.example');
    const target = new URL(follow(url) ?? url.pathname, url);
    expect(target.pathname, address).toBe(to);
    expect(await readdir(join(built, to)), address).toContain('index.html');
  }
});

test('the words of every article are on its page', async () => {
  const page = await readFile(join(built, 'articles/braces/index.html'), 'utf8');
  expect(page).toContain('export default {x} import y from “z” $5 &#123;');
});
