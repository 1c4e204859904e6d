import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileBlog } from './hostile-blog.ts';
import { projectCopy } from './project-copy.ts';

const run = promisify(execFile);
let folder: string;
let built: string;

beforeAll(async () => {
  // What Astro notes of the content it read last isn't for whatever else reads this project's.
  const project = await projectCopy('imported', 'tests/site/content');
  folder = relative('.', await mkdtemp(join(project.folder, 'import-')));
  built = join(folder, 'dist');
  const content = `./${folder}/content`;
  for (const collection of ['topics', 'pages'])
    await cp(join('tests/site/content', collection), join(content, collection), {
      recursive: true,
    });
  await mkdir(join(folder, 'files'));
  await cp('tests/site/content/articles/zebrafinch.png', join(folder, 'files/ladder.png'));
  await writeFile(join(folder, 'old.jsonl'), hostileBlog(join(folder, 'files')));
  const into = (report: string): string[] => [
    '--content',
    content,
    '--report',
    join(folder, report),
  ];
  await run('node', [
    'tests/unit/authoring/import/start-import.ts',
    ...into('hostile'),
    join(folder, 'old.jsonl'),
  ]);
  await run('npm', ['run', 'import', '--silent', '--', ...into('exports'), ...allExports()]).catch(
    (error: { code?: number }) => {
      // Some posts of the samples have no old address that could be known: said, and no fault.
      if (error.code !== 1) throw error;
    },
  );
  const there = (path: string): string => `./${relative(project.folder, path)}`;
  await run('npm', ['run', 'build', '--silent', '--', '--force', '--outDir', there(built)], {
    cwd: project.folder,
    env: { ...process.env, NODE_ENV: 'production', CONTENT_FOLDER: there(content) },
    maxBuffer: 64 * 1024 * 1024,
  });
}, 180_000);

/** A file or folder of every kind the import reads. */
function allExports(): string[] {
  const samples = 'tests/unit/authoring/import/exports';
  return readdirSync(samples).map((name) => join(samples, name));
}

afterAll(() => rm(folder, { recursive: true, force: true }));

test('every imported article is built, and nothing in it runs or asks for anything elsewhere', async () => {
  const slugs = (await readdir(join(folder, 'content/articles'))).map((name) =>
    name.replace(/\.mdx$/, ''),
  );
  const shown = slugs.filter((slug) => existsSync(join(built, 'articles', slug)));
  expect(shown.length).toBeGreaterThan(25);
  for (const slug of shown) {
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

test.each(['hostile', 'exports'])(
  'every old address of the %s ones leads to a page of the built site',
  async (report) => {
    const table = await readFile(join(folder, report, 'old-addresses.csv'), 'utf8');
    const rows = table.trim().split('\n').slice(1);
    const leading = rows
      .map((row) => row.split(','))
      .filter(([, to, remark]) => to?.startsWith('/') && !remark);
    expect(leading.length).toBeGreaterThan(8);
    const list = join(folder, report, 'leading.txt');
    await writeFile(list, leading.map(([address]) => address).join('\n'));
    await run('npm', [
      'run',
      'redirects',
      '--silent',
      '--',
      '--verify',
      list,
      '--site-folder',
      built,
    ]);
  },
);

test('the preflight finds no error in what was imported', async () => {
  const { stdout } = await run('npm', ['run', 'check', '--silent', '--', '--json'], {
    env: { ...process.env, CONTENT_FOLDER: `./${folder}/content` },
    maxBuffer: 64 * 1024 * 1024,
  });
  const findings = JSON.parse(stdout) as { level: string; rule: string }[];
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  expect(findings.length).toBeGreaterThan(0);
});

test('the words of every article are on its page', async () => {
  const page = await readFile(join(built, 'articles/braces/index.html'), 'utf8');
  expect(page).toContain('export default {x} import y from “z” $5 &#123;');
});
