import { join } from 'node:path';
import type {
  OldArticle,
  OldList,
  Reading as Asked,
} from '../../../../src/authoring/import/old-article.ts';
import { oldBlogAt } from '../../../../src/authoring/import/old-blogs.ts';
import { folderOf } from '../../../serving/served-site.ts';

/** What reading an export comes to. */
export interface Reading {
  name: string;
  articles: OldArticle[];
  leftOut: string[];
  /** How many bytes it said it had read, each time. */
  read: number[];
  /** The lists of posts that it told of. */
  lists: OldList[];
}

type Wishes = Partial<Pick<Asked, 'pages' | 'permalink'>>;

/** Where a file of tests/unit/authoring/import/exports/ lies. */
export const exportOf = (name: string): string => join(import.meta.dirname, 'exports', name);

/** Reads an export to its end, by the reader that recognizes it. */
export async function oldArticlesAt(path: string, asked: Wishes = {}): Promise<Reading> {
  const oldBlog = await oldBlogAt(path);
  const reading: Reading = { name: oldBlog.name, articles: [], leftOut: [], read: [], lists: [] };
  const articles = oldBlog.articles(path, {
    pages: false,
    ...asked,
    read: (bytes) => reading.read.push(bytes),
    leftOut: (sentence) => reading.leftOut.push(sentence),
    list: (list) => reading.lists.push(list),
  });
  for await (const article of articles) reading.articles.push(article);
  return reading;
}

/** Writes an export that goes away after the test, and reads it. */
export async function oldArticlesIn(
  content: string | Uint8Array,
  name: string,
  asked: Wishes = {},
): Promise<Reading> {
  return oldArticlesAt(await written(content, name), asked);
}

/** Writes an export that goes away after the test. */
export async function written(content: string | Uint8Array, name: string): Promise<string> {
  return join(await folderOf({ [name]: content }), name);
}

/** A reading that wants nothing and tells nobody. */
export const quietly: Asked = {
  pages: false,
  read: () => undefined,
  leftOut: () => undefined,
  list: () => undefined,
};
