import type { Chunk, IndexedText, TableOfContents } from './index-files.ts';
import { chunkPath, tablePath, textPath, topicEntry } from './index-files.ts';
import { unpacked } from './postings.ts';
import type { Posting } from './postings.ts';
import { matchOf, ranked } from './ranking.ts';
import { searchWords } from './words.ts';

/** What a search may be narrowed to; an empty text is any. */
export interface Filters {
  /** A topic's title. */
  readonly topic: string;
  /** Such as `2026`. */
  readonly year: string;
}

export interface Found {
  /** Numbers of articles, the best first; without words, the newest first. */
  readonly articles: readonly number[];
  /** The index's words that were found, for marking them. */
  readonly words: ReadonlySet<string>;
}

// A beginning of one or two letters is the beginning of too much.
const lettersOfBeginning = 3;
const chunksForWord = 2;

/** The start of the index; what follows is fetched by what is searched. */
export function tableOfContents(): Promise<TableOfContents> {
  return fetched<TableOfContents>(tablePath);
}

/** What a result shows of an article. */
export function indexedText(article: number): Promise<IndexedText> {
  return fetched<IndexedText>(textPath(article));
}

/**
 * Finds the articles that have every one of the words, in the titles or in the text.
 * @param words as somebody types them; without any, all that the filters leave.
 * @param language the page's, a BCP 47 tag.
 * @throws when the index can't be fetched.
 */
export async function search(words: string, filters: Filters, language: string): Promise<Found> {
  const table = await tableOfContents();
  const asked = [...new Set(searchWords(words, language))];
  const [topic, ...found] = await Promise.all([
    filters.topic ? entries(table, topicEntry(filters.topic), isSame) : undefined,
    ...asked.map((word) => entries(table, word, begins)),
  ]);
  const [oldest, newest] = filters.year
    ? (table.years[filters.year] ?? [0, -1])
    : [0, table.articles - 1];
  const inTopic = topic && matchOf('', topic);
  const isWanted = (article: number): boolean =>
    article >= oldest && article <= newest && (inTopic?.has(article) ?? true);
  const matches = found.map((ofWord, position) => matchOf(asked[position] ?? '', ofWord));
  const all = asked.length > 0 ? ranked(matches, table.articles) : allArticles(words, table);
  return {
    articles: all.filter(isWanted),
    words: new Set(found.flatMap((ofWord) => [...ofWord.keys()])),
  };
}

/** Without words every article, the newest first; nothing for signs that are no words. */
function allArticles(words: string, { articles }: TableOfContents): number[] {
  if (words.trim()) return [];
  return Array.from({ length: articles }, (_, position) => articles - 1 - position);
}

type Wanted = (candidate: string, asked: string) => boolean;

const isSame: Wanted = (candidate, asked) => candidate === asked;
const begins: Wanted = (candidate, asked) =>
  candidate === asked || (asked.length >= lettersOfBeginning && candidate.startsWith(asked));

/** The index's entries for a word; while somebody still types "coachin", those for "coach". */
async function entries(
  table: TableOfContents,
  asked: string,
  isWanted: Wanted,
): Promise<ReadonlyMap<string, readonly Posting[]>> {
  const chunks = await Promise.all(chunksFor(table, asked).map(chunk));
  const all = chunks.flatMap((content) => Object.entries(content));
  let found = all.filter(([word]) => isWanted(word, asked));
  if (found.length === 0) {
    found = all
      .filter(([word]) => word.length >= lettersOfBeginning && asked.startsWith(word))
      .toSorted(([one], [other]) => other.length - one.length)
      .slice(0, 1);
  }
  return new Map(found.map(([word, numbers]) => [word, unpacked(numbers)]));
}

/** The chunk a word would stand in, and one more if words that begin with it may stand there. */
function chunksFor({ chunks }: TableOfContents, asked: string): string[] {
  const position = chunks.findLastIndex(([first]) => first <= asked);
  return chunks
    .slice(Math.max(0, position), Math.max(0, position) + chunksForWord)
    .filter(([first], index) => index === 0 || begins(first, asked))
    .map(([, name]) => name);
}

function chunk(name: string): Promise<Chunk> {
  return fetched<Chunk>(chunkPath(name));
}

const requests = new Map<string, Promise<unknown>>();

/** A file of the index, fetched once. One that didn't arrive is asked for again the next time. */
function fetched<Content>(path: string): Promise<Content> {
  let request = requests.get(path);
  if (!request) {
    request = fetch(path).then((response) => {
      if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
      return response.json();
    });
    request.catch(() => requests.delete(path));
    requests.set(path, request);
  }
  return request as Promise<Content>;
}
