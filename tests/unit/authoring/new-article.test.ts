import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writtenFrontMatter } from '../../../src/articles/front-matter/article.ts';
import { sourceFile } from '../../../src/articles/front-matter/source-file.ts';
import { writtenFile } from '../../../src/authoring/check/file/written-file.ts';
import { newArticleText } from '../../../src/authoring/new-article-text.ts';
import { newPermanentId } from '../../../src/authoring/permanent-id.ts';
import { slugOf } from '../../../src/authoring/slug.ts';
import { parseWithSentences } from '../../../src/sentences.ts';

const newArticle = { file: 'new.mdx', collection: 'articles', slug: 'new' } as const;

const titles = [
  'A million-dollar year is a $20K week',
  'Coaching: "the basics", \'quoted\' — and its # sign',
  '# Not a comment',
  'C:\\path\\to {curly} [square] *star* &anchor !tag %percent @at `tick`',
  '{/* </script><b> */}',
  '2026-05-14',
  '1984',
  'null',
  'yes',
  '- a list?',
  '… and 🎉 then: ',
  'x'.repeat(100),
];

test.each(titles)(
  'a new article called %j passes the schema and can be compiled',
  async (title) => {
    const known = { id: 'k4w9t2pz', title, published: '2026-05-14', topics: ['goals', 'coaching'] };
    const text = newArticleText({ ...known, series: { title, part: 2 } });
    const source = sourceFile(text, 'new.mdx');
    const { series: written, ...frontMatter } = source.frontMatter;
    expect(written).toEqual({ title, part: 2 });
    expect(parseWithSentences(writtenFrontMatter, frontMatter, 'new.mdx')).toMatchObject({
      ...known,
      published: new Date('2026-05-14T00:00:00Z'),
      draft: true,
    });
    expect(await writtenFile(newArticle, text, '2026-05-14')).toMatchObject({
      fault: null,
      calculators: [],
    });
  },
);

test('each field is there with its explanation, and works as it stands once the "# " is gone', () => {
  const text = newArticleText({
    id: newPermanentId(new Set()),
    title: 'A title',
    published: '2026-05-14T07:30:00Z',
    topics: ['goals'],
  });
  const [required = '', optional = ''] = text.split(/^# The rest waits.*$/m);
  const uncommented = optional
    .split('\n---')[0]
    ?.trim()
    .split('\n\n')
    .map((field) => field.split('\n').slice(1).join('\n').replaceAll(/^# /gm, ''))
    .join('\n');
  const { frontMatter } = sourceFile(`${required}\n${uncommented}\n---\n`, 'new.mdx');
  expect(Object.keys(frontMatter).toSorted()).toEqual(
    Object.keys(writtenFrontMatter.shape).toSorted(),
  );
  expect(writtenFrontMatter.safeParse(frontMatter).error).toBeUndefined();
  expect(frontMatter['published']).toEqual(new Date('2026-05-14T07:30:00Z'));
  for (const field of Object.values(writtenFrontMatter.shape)) {
    expect(text).toContain(`# ${field.description}\n`);
  }
});

test.each([
  ['A million-dollar year is a $20K week', 'a-million-dollar-year-is-a-20k-week'],
  ['Don’t wait: café, Łódź & smørrebrød', 'dont-wait-cafe-lodz-and-smorrebrod'],
  ['She made $1,250,000, "on purpose"', 'she-made-1250000-on-purpose'],
  ['ﬁne ½ 100%', 'fine-1-2-100-percent'],
  ['🎉 — ☕', ''],
  ['x'.repeat(100), 'x'.repeat(80)],
  [
    'A title of so many words that nobody would ever want to type its whole address by hand',
    'a-title-of-so-many-words-that-nobody-would-ever-want-to-type-its-whole-address',
  ],
])('the title %j suggests the address %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('permanent ids pass the schema, are no words, and aren’t given twice', () => {
  const ids = Array.from({ length: 2000 }, () => newPermanentId(new Set()));
  for (const id of ids) {
    expect(id).toMatch(/^[^aeiou01l]{8}$/);
    expect(writtenFrontMatter.shape.id.safeParse(id).success).toBe(true);
  }
  expect(new Set(ids).size).toBe(ids.length);
});

test('the command makes the file, says where, and never overwrites one', async () => {
  const content = await contentFolder();
  const made = await run(content, 'Plain words', '--topic', 'goals', '--topic', 'beliefs');
  expect(made).toMatchObject({ code: 0, stdout: `${content}/articles/plain-words.mdx\n` });
  expect(made.stderr).toContain('http://localhost:4321/articles/plain-words/');
  const text = await readFile(`${content}/articles/plain-words.mdx`, 'utf8');
  expect(text).toContain('\ntopics: [goals, beliefs]\n');
  expect(text).toContain(`\npublished: ${new Date().toISOString().slice(0, 10)}\n`);

  const again = await run(content, 'Plain: words!', '--topic', 'goals');
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.stderr).toContain('plain-words.mdx. If yours is another');
  expect(again.stderr).toContain('--slug plain-words-2.');
  const nearly = await run(content, 'Plain wordz', '--topic', 'goals');
  expect(nearly.stderr).toContain('almost this address');
  expect(await readFile(`${content}/articles/plain-words.mdx`, 'utf8')).toBe(text);
  expect(await readdir(`${content}/articles`)).toEqual(['plain-words.mdx']);

  const options = ['--slug', 'plain-wordz', '--folder', '--topic', 'goals', '--series', 'Words'];
  const chosen = await run(content, 'Plain wordz', ...options, '--published', '2027-01-01');
  expect(chosen.stdout).toBe(`${content}/articles/plain-wordz/index.mdx\n`);
  const folder = await readFile(`${content}/articles/plain-wordz/index.mdx`, 'utf8');
  expect(folder).toContain('\nseries:\n  title: Words\n  part: 1\n');
  expect(folder).toContain('\npublished: 2027-01-01\n');
}, 60_000);

test.each([
  { args: ['🎉🎉🎉', '--topic', 'goals'], says: 'choose one, such as --slug one-good-week' },
  { args: ['Fine', '--topic', 'gaols'], says: 'no topic "gaols". Did you mean goals?' },
  { args: ['Fine'], says: 'Name at least one topic, such as --topic beliefs' },
  { args: ['Fine', '--topic', 'goals', '--published', '2026-02-30'], says: 'is no day' },
  { args: ['Fine', '--topic', 'goals', '--slug', '../up'], says: "can't be an address" },
  { args: ['x', '--topic', 'goals'], says: 'a headline of at least 3 characters' },
])('what can’t be used makes nothing: $says', async ({ args, says }) => {
  const content = await contentFolder();
  const { code, stderr } = await run(content, ...args);
  expect(code).toBe(2);
  expect(stderr).toContain(says);
  expect(existsSync(`${content}/articles`)).toBe(false);
});

async function contentFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'new-article-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'topics'));
  for (const topic of ['beliefs', 'goals']) {
    await writeFile(join(folder, 'topics', `${topic}.mdx`), `---\ntitle: ${topic}\n---\n`);
  }
  return folder;
}

function run(
  content: string,
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const { stdin } = execFile(
      'node',
      ['src/authoring/new-article.ts', ...args],
      { env: { ...process.env, CONTENT_FOLDER: content } },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
    stdin?.end();
  });
}
