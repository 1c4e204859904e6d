import { createHash } from 'node:crypto';
import type { IndexedText, TableOfContents } from '../index-files.ts';
import { chunkPath, tablePath, textPath, topicEntry } from '../index-files.ts';
import type { Posting } from '../postings.ts';
import { highestLevel, PackedPostings } from '../postings.ts';
import { searchWords } from '../words.ts';
import type { SearchedArticle } from './searched-article.ts';

// A third of it goes over the wire: what a search fetches for each word, unless the word is a very common one.
const charactersInChunk = 32_768;

// BM25's usual constants: how soon another occurrence stops to matter, and how much a long text is held against it.
const saturation = 1.2;
const lengthPenalty = 0.75;

/**
 * The files of the search index, path by path. The same articles give the same bytes, in whatever order they come.
 * @param language a BCP 47 tag, see {@link searchWords}.
 */
export function* indexFiles(
  articles: readonly SearchedArticle[],
  language: string,
): Generator<readonly [path: string, content: string]> {
  const oldestFirst = articles.toSorted(
    (one, other) => compare(one.published, other.published) || compare(one.url, other.url),
  );
  for (const [number, { url, title, published, text }] of oldestFirst.entries()) {
    const shown: IndexedText = { url, title, day: published.slice(0, 10), text };
    yield [textPath(number), JSON.stringify(shown)];
  }
  const chunks: [string, string][] = [];
  for (const entries of chunksOf(postingsOf(oldestFirst, language))) {
    const content = `{${entries.map(({ text }) => text).join(',')}}`;
    const name = createHash('sha256').update(content).digest('hex').slice(0, 10);
    chunks.push([entries[0]?.word ?? '', name]);
    yield [chunkPath(name), content];
  }
  const table: TableOfContents = { articles: articles.length, chunks, years: yearsOf(oldestFirst) };
  yield [tablePath, JSON.stringify(table)];
}

/** The articles of each word and of each topic. */
function postingsOf(
  articles: readonly SearchedArticle[],
  language: string,
): ReadonlyMap<string, PackedPostings> {
  const averageLength =
    articles.reduce((sum, { text }) => sum + text.length, 0) / (articles.length || 1);
  const postings = new Map<string, PackedPostings>();
  const add = (word: string, posting: Posting): void => {
    let known = postings.get(word);
    if (!known) postings.set(word, (known = new PackedPostings()));
    known.add(posting);
  };
  for (const [number, article] of articles.entries()) {
    const inTitle = new Set(searchWords(article.title, language));
    const length = article.text.length / averageLength;
    for (const [word, count] of counted(
      searchWords(`${article.title} ${article.text}`, language),
    )) {
      const level = levelOf(count, length, inTitle.has(word));
      add(word, { article: number, level });
    }
    for (const topic of article.topics) {
      add(topicEntry(topic), { article: number, level: 0 });
    }
  }
  return postings;
}

/** What a word counts in an article: its weight by BM25, in eight steps; any word of the title more than any other. */
function levelOf(count: number, length: number, inTitle: boolean): number {
  const slowness = saturation * (1 - lengthPenalty + lengthPenalty * length);
  const steps = (highestLevel + 1) / 2;
  const step = Math.min(steps - 1, Math.floor((count / (count + slowness)) * steps));
  return inTitle ? step + steps : step;
}

interface Entry {
  readonly word: string;
  /** As it stands in the chunk. */
  readonly text: string;
}

function* chunksOf(postings: ReadonlyMap<string, PackedPostings>): Generator<readonly Entry[]> {
  let entries: Entry[] = [];
  let size = 0;
  for (const word of [...postings.keys()].toSorted(compare)) {
    const text = `${JSON.stringify(word)}:${JSON.stringify(postings.get(word)?.numbers)}`;
    if (size > 0 && size + text.length > charactersInChunk) {
      yield entries;
      entries = [];
      size = 0;
    }
    entries.push({ word, text });
    size += text.length;
  }
  if (size > 0) yield entries;
}

function yearsOf(oldestFirst: readonly SearchedArticle[]): Record<string, [number, number]> {
  const years: Record<string, [number, number]> = {};
  for (const [number, { published }] of oldestFirst.entries()) {
    const year = published.slice(0, 4);
    years[year] = [years[year]?.[0] ?? number, number];
  }
  return years;
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
