import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkSite, resultOf } from '../../../../src/authoring/check/check-site.ts';
import type { CheckedFolders } from '../../../../src/authoring/check/check-site.ts';
import { article, today } from './written.ts';

const goals =
  '---\ntitle: Goals\ndescription: Big numbers, cut small enough for a week of work.\n---\n';

const other = {
  id: 'two-two-two',
  title: 'The odds of two good weeks',
  description: 'What a coin would do with your year, and what that says about yours and mine.',
};

async function folders(sources: Readonly<Record<string, string>>): Promise<CheckedFolders> {
  await mkdir('.cache/tests', { recursive: true });
  const folder = await mkdtemp('.cache/tests/check-');
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, source] of Object.entries({ 'topics/goals.mdx': goals, ...sources })) {
    const file = join(folder, 'content', path);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, source);
  }
  return { content: join(folder, 'content'), cache: join(folder, 'cache'), now: new Date(today) };
}

test('only files that say something else than before are parsed again', async () => {
  const given = await folders({
    'articles/one.mdx': article('A TODO.'),
    'articles/two.mdx': article('<Odds />', other),
  });
  const first = await checkSite(given);
  expect(first.parsed).toBe(3);
  expect(first.findings).toMatchObject([{ rule: 'leftover', line: 9, column: 3 }]);

  const again = await checkSite(given);
  expect(again).toMatchObject({ parsed: 0, findings: first.findings });

  const one = join(given.content, 'articles/one.mdx');
  await utimes(one, new Date(), new Date('2030-01-01'));
  expect(await checkSite(given)).toMatchObject({ parsed: 0, findings: first.findings });

  await writeFile(one, article('Done.'));
  expect(await checkSite(given)).toMatchObject({ parsed: 1, findings: [] });
});

test('the next day, calculators are worked again and nothing else', async () => {
  const given = await folders({
    'articles/one.mdx': article('Words.'),
    'articles/two.mdx': article('<Odds />', other),
  });
  await checkSite(given);
  expect((await checkSite({ ...given, now: new Date('2026-11-23') })).parsed).toBe(1);
});

test('what other rules kept isn’t used', async () => {
  const given = await folders({ 'articles/one.mdx': article('Words.') });
  await checkSite(given);
  const kept = join(given.cache, 'preflight.json');
  const { results } = JSON.parse(await readFile(kept, 'utf8'));
  await writeFile(kept, JSON.stringify({ rules: 'others', results }));
  expect((await checkSite(given)).parsed).toBe(2);
  await writeFile(kept, 'not JSON');
  expect((await checkSite(given)).parsed).toBe(2);
});

test('the sizes of shown pictures are read, and a file that is none is an error', async () => {
  const given = await folders({
    'articles/one/index.mdx': article('![A ladder](./ladder.png)\n\n![A wall](./wall.png)'),
    'articles/one/wall.png': 'not a picture',
  });
  const ladder = await readFile('tests/site/content/articles/zebrafinch.png');
  await writeFile(join(given.content, 'articles/one/ladder.png'), ladder);
  const { site, findings } = await checkSite(given);
  expect(findings).toMatchObject([{ level: 'error', line: 11, rule: 'unreadable-picture' }]);
  const sizes = [...site.pictures.values()].map(({ width }) => width);
  expect(sizes).toEqual([expect.any(Number), null]);
});

test('a draft’s errors are warnings, but for those that stop the build', async () => {
  const named = { file: 'one.mdx', collection: 'articles', slug: 'one' } as const;
  const levelsOf = async (source: string): Promise<string[]> =>
    (await resultOf(named, source, today)).findings.map(({ level }) => level);
  expect(await levelsOf(article('A TODO.'))).toEqual(['error']);
  expect(await levelsOf(article('A TODO.', { draft: 'true' }))).toEqual(['warning']);
  expect(await levelsOf(article('A {', { draft: 'true' }))).toEqual(['error']);
});
