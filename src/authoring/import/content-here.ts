import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isMissing } from './missing.ts';

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
}

/** Reads the front matter of everything in a content folder; one that doesn't exist is empty. */
export async function contentHere(folder: string): Promise<ContentHere> {
  const articles: ArticleHere[] = [];
  for await (const { slug, data } of filesOf(join(folder, 'articles'))) {
    articles.push({
      slug,
      id: String(data['id'] ?? ''),
      redirectFrom: Array.isArray(data['redirectFrom']) ? data['redirectFrom'].map(String) : [],
      mail: data['mail'],
    });
  }
  const topics = new Map<string, string>();
  for await (const { slug, data } of filesOf(join(folder, 'topics')))
    topics.set(slug, String(data['title'] ?? slug));
  const pages: string[] = [];
  for await (const { slug } of filesOf(join(folder, 'pages'))) pages.push(slug);
  return { articles, topics, pages };
}

interface ContentFile {
  readonly slug: string;
  readonly data: Readonly<Record<string, unknown>>;
}

async function* filesOf(folder: string): AsyncGenerator<ContentFile> {
  const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for (const name of names.toSorted()) {
    if (!name.endsWith('.mdx') || /(?:^|\/)\./.test(name)) continue;
    const slug = name.replace(/(?:\/index)?\.mdx$/, '');
    yield { slug, data: frontMatter(await readFile(join(folder, name), 'utf8')) };
  }
}

/** The front matter of a file; empty where there is none or it can't be read, which the build will say. */
function frontMatter(source: string): Readonly<Record<string, unknown>> {
  const [, yaml = ''] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(source) ?? [];
  try {
    const data: unknown = parse(yaml);
    return typeof data === 'object' && data !== null ? { ...data } : {};
  } catch {
    return {};
  }
}
