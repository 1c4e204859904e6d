import { statSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { filesBelow } from '../../../serving/files-below.ts';
import type { OldArticle, OldBlog, Reading } from '../old-article.ts';
import { wholeText } from '../reading/decoded-text.ts';
import { markdownFile, record } from '../reading/markdown-file.ts';
import type { MarkdownFile } from '../reading/markdown-file.ts';
import { knownFields } from '../reading/known-fields.ts';

const isMarkdown = (location: string): boolean => /\.(?:md|markdown|mdx)$/i.test(location);
const isHidden = (name: string): boolean =>
  name.split('/').some((part) => part.startsWith('.') || part === 'node_modules');

/** Markdown files with front matter, as Jekyll, Hugo, Eleventy and others keep them; one file will do, too. */
export const markdownFolder: OldBlog = {
  name: 'folder of Markdown files',
  recognizes(path, opening) {
    if (statSync(path).isDirectory())
      return filesBelow(path).some(
        (location) => isMarkdown(location) && !isHidden(relative(path, location)),
      );
    return isMarkdown(path) || /^\s*(?:---\s*\n\s*\w+\s*:|\+\+\+\s*\n)/.test(opening);
  },
  articles,
};

async function* articles(path: string, { read, leftOut }: Reading): AsyncGenerator<OldArticle> {
  const isFolder = statSync(path).isDirectory();
  const locations = isFolder ? filesBelow(path).filter(isMarkdown).toSorted() : [path];
  let bytes = 0;
  for (const location of locations) {
    const name = isFolder ? relative(path, location).split(sep).join('/') : basename(path);
    read((bytes += statSync(location).size));
    if (isHidden(name)) continue;
    const { text, guessed } = await wholeText(location);
    const parts = markdownFile(text);
    const reason = noArticle(name, parts);
    if (reason) leftOut(`${name}, line 1: ${reason}, and stays out.`);
    else yield article(name, isFolder ? path : dirname(path), dirname(location), parts, guessed);
  }
}

function noArticle(name: string, { fields, body }: MarkdownFile): string | undefined {
  const file = basename(name);
  // Hugo keeps what a list of articles says in these.
  if (/^_index\./i.test(file)) return 'this describes a list of articles';
  if (Object.keys(fields).length === 0) {
    if (/^(?:readme|license|licence|changelog|contributing|code_of_conduct)\./i.test(file))
      return 'this is about the files, no article';
    if (body.trim() === '') return 'this file is empty';
  }
  if (/(?:^|\/)_posts\//.test(name)) return undefined;
  return ['page', 'home'].includes(texts(fields, 'layout')[0] ?? '')
    ? 'this is a page, no article'
    : undefined;
}

function article(
  name: string,
  root: string,
  folder: string,
  { fields, body, lost }: MarkdownFile,
  guessed: string | undefined,
): OldArticle {
  const first = (...keys: string[]): string | undefined => texts(fields, ...keys)[0];
  const file = named(name);
  const heading = /^\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)/.exec(body);
  const title = first('title');
  const address = first('permalink', 'url');
  // A pattern such as /:year/:title/ is no address.
  const known = address?.includes(':') && !/^https?:\/\//.test(address) ? undefined : address;
  const seo = record(fields['seo']);
  return knownFields({
    source: `${name}, line 1`,
    id: first('id', 'uuid', 'guid'),
    address: known === undefined || /^(?:\/|https?:)/.test(known) ? known : `/${known}`,
    otherAddresses: texts(fields, 'aliases', 'redirect_from', 'redirects').map((old) =>
      /^(?:\/|https?:)/.test(old) ? old : `/${old}`,
    ),
    title: title ?? heading?.[1],
    slug: first('slug') ?? file.slug,
    description:
      first('description', 'excerpt', 'summary', 'subtitle') ?? texts(seo, 'description')[0],
    published:
      first('date', 'published_at', 'publishdate', 'publishDate', 'pubDate', 'created') ??
      file.date,
    updated: first(
      'lastmod',
      'last_modified_at',
      'updated',
      'updated_at',
      'modified',
      'updatedDate',
    ),
    topics: topics(fields),
    author: first('author', 'authors'),
    draft:
      isTrue(fields['draft']) || isFalse(fields['published']) || /(?:^|\/)_drafts\//.test(name),
    commentsOff: isFalse(fields['comments']),
    cover: cover(fields),
    body: {
      kind: 'markdown',
      text: title === undefined && heading ? body.slice(heading[0].length) : body,
    },
    // Hugo keeps an article's pictures beside its index.md.
    folder: /^index\./i.test(basename(name)) ? folder : root,
    lost: [...lost, guessed],
  });
}

/** What a file's name says: Jekyll's `2016-05-03-title.md`; Hugo's `title/index.md`; the language is dropped. */
function named(name: string): { date?: string; slug: string } {
  const bare = basename(name).replace(/\.[^.]+$/, '');
  const file =
    /^index(?:\.[a-z]{2})?$/i.test(bare) && name.includes('/') ? basename(dirname(name)) : bare;
  const [, date, rest] = /^(\d{4}-\d{1,2}-\d{1,2})[-_](.+)$/.exec(file) ?? [];
  return date && rest ? { date, slug: rest } : { slug: file };
}

function topics(fields: MarkdownFile['fields']): string[] {
  const taxonomies = record(fields['taxonomies']);
  const keys = ['categories', 'category', 'tags', 'tag', 'topics', 'keywords'];
  return [
    ...keys.flatMap((key) => listed(fields[key])),
    ...keys.flatMap((key) => listed(taxonomies[key])),
  ];
}

// Jekyll takes "sales goals" for two tags; with commas they are the ones between.
function listed(value: unknown): string[] {
  if (typeof value !== 'string') return flat(value);
  return value.split(value.includes(',') ? ',' : /\s+/).filter((part) => part.trim() !== '');
}

function cover(fields: MarkdownFile['fields']): {
  src: string | undefined;
  alt: string | undefined;
} {
  for (const key of [
    'image',
    'cover',
    'featured_image',
    'featuredImage',
    'feature_image',
    'thumbnail',
    'header',
    'images',
    'heroImage',
  ]) {
    const value = fields[key];
    const inside = record(value);
    const src =
      texts(inside, 'src', 'url', 'path', 'image', 'teaser', 'feature')[0] ?? flat(value)[0];
    const alt = texts(inside, 'alt')[0] ?? texts(fields, 'image_alt', 'imageAlt', 'coverAlt')[0];
    if (src) return { src, alt };
  }
  return { src: undefined, alt: undefined };
}

function texts(fields: Readonly<Record<string, unknown>>, ...keys: string[]): string[] {
  return keys.flatMap((key) => flat(fields[key]));
}

function flat(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(flat);
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (value instanceof Date) return [value.toISOString()];
  const name = record(value)['name'];
  return typeof name === 'string' ? [name] : [];
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';
const isFalse = (value: unknown): boolean => value === false || value === 'false';
