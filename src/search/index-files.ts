/**
 * The search index, as files under `/search/`: one table of contents, the words in alphabetical chunks, and
 * an article a file. A search fetches the table once, a chunk for each word, and the articles it shows.
 * Articles are known by number, the oldest is 0, so that a new one doesn't renumber the others.
 */
export interface TableOfContents {
  /** How many articles there are. */
  readonly articles: number;
  /** The first word of each chunk, and the chunk's name; in the order of the words. */
  readonly chunks: readonly (readonly [first: string, name: string])[];
  /** The number of the oldest and of the newest article of each year. */
  readonly years: Readonly<Record<string, readonly [oldest: number, newest: number]>>;
}

/** Words, each with the articles it stands in (see `postings.ts`). */
export type Chunk = Readonly<Record<string, readonly number[]>>;

/** What a result shows. */
export interface IndexedText {
  readonly url: string;
  readonly title: string;
  /** The day of publication, such as `2026-05-14`. */
  readonly day: string;
  /** The article's text without the title, with one space between words. */
  readonly text: string;
}

export const tablePath = '/search/index.json';

/** A chunk is named by its content, so its address may be kept for ever. */
export const chunkPath = (name: string): string => `/search/words/${name}.json`;

export const textPath = (article: number): string => `/search/articles/${article}.json`;

/** The entry among the words for the articles of a topic. No word of a text begins with this sign. */
export const topicEntry = (title: string): string => `#${title}`;
