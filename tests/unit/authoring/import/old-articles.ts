import { join } from 'node:path';
import type { OldArticle } from '../../../../src/authoring/import/old-article.ts';
import { oldBlogAt } from '../../../../src/authoring/import/old-blogs.ts';
import { folderOf } from '../../../serving/served-site.ts';

/** What reading an export comes to. */
export interface Reading {
  name: string;
  articles: OldArticle[];
  leftOut: string[];
  /** How many bytes it said it had read, each time. */
  read: number[];
}

/** Where a file of tests/unit/authoring/import/exports/ lies. */
export const exportOf = (name: string): string => join(import.meta.dirname, 'exports', name);

/** Reads an export to its end, by the reader that recognizes it. */
export async function oldArticlesAt(path: string): Promise<Reading> {
  const oldBlog = await oldBlogAt(path);
  const reading: Reading = { name: oldBlog.name, articles: [], leftOut: [], read: [] };
  const articles = oldBlog.articles(
    path,
    (bytes) => reading.read.push(bytes),
    (sentence) => reading.leftOut.push(sentence),
  );
  for await (const article of articles) reading.articles.push(article);
  return reading;
}

/** Writes an export that goes away after the test, and reads it. */
export async function oldArticlesIn(content: string | Uint8Array, name: string): Promise<Reading> {
  return oldArticlesAt(await written(content, name));
}

/** Writes an export that goes away after the test. */
export async function written(content: string | Uint8Array, name: string): Promise<string> {
  return join(await folderOf({ [name]: content }), name);
}
