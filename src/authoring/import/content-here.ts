import { join } from 'node:path';
import { contentRedirects } from '../../redirects/content-redirects.ts';
import { existingContent } from '../existing-content.ts';

/** An article that is in the content folder already. */
export interface ArticleHere {
  readonly slug: string;
  /** Its front matter's permanent id; empty where it can't be read. */
  readonly id: string;
  readonly redirectFrom: readonly string[];
  /** What its front matter says about mail; `undefined` where it says nothing. */
  readonly mail: unknown;
}

/** What is in the content folder before an import. */
export interface ContentHere {
  readonly articles: readonly ArticleHere[];
  /** The titles of topics, by slug. */
  readonly topics: ReadonlyMap<string, string>;
  /** The slugs of pages. */
  readonly pages: readonly string[];
  /** Where the old addresses lead that no article owns. */
  readonly redirects: Readonly<Record<string, string>>;
}

/** Reads the front matter of everything in a content folder; one that doesn't exist is empty. */
export async function contentHere(folder: string): Promise<ContentHere> {
  const articles: ArticleHere[] = [];
  for await (const { slug, frontMatter } of existingContent(join(folder, 'articles'))) {
    articles.push({
      slug,
      id: String(frontMatter['id'] ?? ''),
      redirectFrom: Array.isArray(frontMatter['redirectFrom'])
        ? frontMatter['redirectFrom'].map(String)
        : [],
      mail: frontMatter['mail'],
    });
  }
  const topics = new Map<string, string>();
  for await (const { slug, frontMatter } of existingContent(join(folder, 'topics')))
    topics.set(slug, String(frontMatter['title'] ?? slug));
  const pages: string[] = [];
  for await (const { slug } of existingContent(join(folder, 'pages'))) pages.push(slug);
  return { articles, topics, pages, redirects: await contentRedirects(folder) };
}
