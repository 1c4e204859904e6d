import { beforeEach, expect, test, vi } from 'vitest';
import { tablePath } from '../../../src/search/index-files.ts';
import { indexFiles } from '../../../src/search/indexing/inverted-index.ts';
import type { SearchedArticle } from '../../../src/search/indexing/searched-article.ts';

const filler = (number: number): string =>
  Array.from({ length: 60 }, (_, place) => `filler${(number * 31 + place * 7) % 900}`).join(' ');

const article = (
  name: string,
  published: string,
  text: string,
  topics = ['Goals'],
): SearchedArticle => ({ url: `/articles/${name}/`, title: name, published, topics, text });

const few = [
  article('coach', '2024-01-01', 'about something else entirely'),
  article('often', '2025-01-01', 'a coach and a coach and a coach'),
  article('once', '2026-01-01', 'there was a coach', ['Habits', 'Goals']),
  article('longer', '2026-02-01', 'a coachwork of a car'),
  article('quota', '2026-03-01', 'forklift', ['Habits']),
];
const many = Array.from({ length: 700 }, (_, number) =>
  article(
    `filler-${number}`,
    `2020-01-01T00:00:${String(number).padStart(4, '0')}`,
    filler(number),
  ),
);

let asked: string[];

beforeEach(() => vi.resetModules());

async function found(
  articles: readonly SearchedArticle[],
  words: string,
  filters: { topic?: string; year?: string } = {},
): Promise<string[]> {
  const files = new Map(indexFiles(articles, 'en-US'));
  asked = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    const content = files.get(path);
    return Promise.resolve(new Response(content ?? '', { status: content ? 200 : 404 }));
  });
  const { search, indexedText } = await import('../../../src/search/searching.ts');
  const result = await search(words, { topic: '', year: '', ...filters }, 'en-US');
  const texts = await Promise.all(result.articles.slice(0, 8).map(indexedText));
  return texts.map(({ title }) => title);
}

test('the title counts most, then how often a word stands in the text; beginnings come last', async () => {
  expect(await found(few, 'coach')).toEqual(['coach', 'often', 'once', 'longer']);
});

test('every word has to be there, in any form', async () => {
  expect(await found(few, 'coaches often')).toEqual(['often']);
  expect(await found(few, 'coach forklift')).toEqual([]);
  expect(await found(few, 'Forklifts')).toEqual(['quota']);
});

test('what is half typed finds already', async () => {
  expect(await found(few, 'fork')).toEqual(['quota']);
  expect(await found(few, 'coachin')).toContain('often');
  expect(await found(few, 'xylophone')).toEqual([]);
});

test('filters narrow a search, and alone list everything, the newest first', async () => {
  expect(await found(few, 'coach', { topic: 'Habits' })).toEqual(['once']);
  expect(await found(few, 'coach', { year: '2025' })).toEqual(['often']);
  expect(await found(few, '', { topic: 'Habits' })).toEqual(['quota', 'once']);
  expect(await found(few, '', { topic: 'Goals', year: '2026' })).toEqual(['longer', 'once']);
  expect(await found(few, 'coach', { topic: 'Nothing of the kind' })).toEqual([]);
  expect(await found(few, '?!')).toEqual([]);
});

test('among many articles a search fetches the table, one or two chunks a word, and what it shows', async () => {
  const all = [...many, ...few];
  const chunks = [...indexFiles(all, 'en-US')].filter(([path]) =>
    path.startsWith('/search/words/'),
  );
  expect(chunks.length).toBeGreaterThan(3);
  expect(await found(all, 'forklift')).toEqual(['quota']);
  expect(asked).toHaveLength(3);
  expect(await found(all, 'filler7 filler14')).toHaveLength(8);
  expect(asked.filter((path) => path.startsWith('/search/words/')).length).toBeLessThanOrEqual(4);
  expect(asked.filter((path) => path.startsWith('/search/articles/'))).toHaveLength(8);
});

test('a chunk stays small however many words there are, and a new article renumbers none', () => {
  const files = new Map(indexFiles(many, 'en-US'));
  for (const [path, content] of files) {
    if (path.startsWith('/search/words/')) expect(content.length).toBeLessThan(40_000);
  }
  const later = new Map(indexFiles([...few, ...many], 'en-US'));
  for (const [path, content] of files) {
    if (path.startsWith('/search/articles/')) expect(later.get(path)).toBe(content);
  }
});

test('the same articles give the same bytes, in whatever order they come', () => {
  const one = [...indexFiles([...few, ...many], 'en-US')];
  expect([...indexFiles([...many, ...few].toReversed(), 'en-US')]).toEqual(one);
  expect(one.at(-1)?.[0]).toBe(tablePath);
});

test('an index that didn’t arrive is asked for again', async () => {
  const files = new Map(indexFiles(few, 'en-US'));
  let broken = true;
  vi.stubGlobal('fetch', (path: string) =>
    broken
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve(new Response(files.get(path))),
  );
  const { search } = await import('../../../src/search/searching.ts');
  const ask = () => search('coach', { topic: '', year: '' }, 'en-US');
  await expect(ask()).rejects.toThrow('Failed to fetch');
  broken = false;
  expect((await ask()).articles).toHaveLength(4);
});
