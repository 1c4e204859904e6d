import { statSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { filesBelow } from '../../../serving/files-below.ts';
import type { OldArticle, OldBlog, Reading } from '../old-article.ts';
import { wholeText } from '../reading/decoded-text.ts';
import { knownFields } from '../reading/known-fields.ts';
import {
  cover,
  isFalse,
  isTrue,
  listed,
  texts,
  topics,
} from '../reading/markdown/markdown-fields.ts';
import { markdownFile, record } from '../reading/markdown/markdown-file.ts';
import type { Fields, MarkdownFile } from '../reading/markdown/markdown-file.ts';
import { withoutTemplates } from '../reading/markdown/markdown-templates.ts';
import { oldMoment } from '../reading/old-dates.ts';
import { permalink } from '../reading/static-sites/permalinks.ts';
import { staticSiteAt } from '../reading/static-sites/static-site.ts';
import type { StaticSite } from '../reading/static-sites/static-site.ts';

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

async function* articles(
  path: string,
  { read, leftOut, pages, permalink: form }: Reading,
): AsyncGenerator<OldArticle> {
  const isFolder = statSync(path).isDirectory();
  const locations = isFolder ? filesBelow(path).filter(isMarkdown).toSorted() : [path];
  const site = staticSiteAt(isFolder ? path : dirname(path));
  let bytes = 0;
  const without: string[] = [];
  for (const location of locations) {
    const name = isFolder ? relative(path, location).split(sep).join('/') : basename(path);
    read((bytes += statSync(location).size));
    if (isHidden(name)) continue;
    const { text, guessed } = await wholeText(location);
    const parts = markdownFile(text);
    const reason = noArticle(name, parts);
    const isPage = !reason && isPageOf(site, location, name, parts);
    if (reason) leftOut(`${name}, line 1: ${reason}, and stays out.`);
    else if (isPage && !pages)
      leftOut(`${name}, line 1: this is a page, no article, and stays out (--pages brings it).`);
    else if (isPage && parts.body.trim() === '')
      leftOut(`${name}, line 1: this is a page without words of its own, and stays out.`);
    else if (isPage && isDraft(name, parts.fields))
      leftOut(`${name}, line 1: this is the draft of a page, and stays out.`);
    else {
      const root = isFolder ? path : dirname(path);
      const read = article({ name, root, location, isPage, site, form }, parts, guessed);
      if (isFolder && !read.draft && read.address === undefined) without.push(name);
      yield read;
    }
  }
  if (without.length > 0)
    throw new Error(
      `${path}: no old address is known of ${without.length} of its posts, from ${without[0] ?? ''} on, so nothing leads from their old ones to the new. Import the folder with the settings of its generator (such as _config.yml or hugo.toml) in it or above it, or say how the addresses were made: --permalink '/blog/:year/:month/:slug/'.`,
    );
}

function noArticle(name: string, { fields, body }: MarkdownFile): string | undefined {
  const file = basename(name);
  // Hugo keeps what a list of articles says in these.
  if (/^_index\./i.test(file)) return 'this describes a list of articles';
  if (
    /(?:^|\/)(?:archetypes|scaffolds|themes|layouts|_layouts|_includes|_site|vendor)\//.test(name)
  )
    return 'this is part of the generator';
  if (Object.keys(fields).length === 0) {
    if (/^(?:readme|license|licence|changelog|contributing|code_of_conduct)\./i.test(file))
      return 'this is about the files, no article';
    if (body.trim() === '') return 'this file is empty';
  }
  return undefined;
}

function isPageOf(
  site: StaticSite | undefined,
  location: string,
  name: string,
  { fields }: MarkdownFile,
): boolean {
  if (/(?:^|\/)_posts\//.test(name)) return false;
  return (
    ['page', 'home'].includes(texts(fields, 'layout')[0] ?? '') || (site?.isPage(location) ?? false)
  );
}

const isDraft = (name: string, fields: Fields): boolean =>
  isTrue(fields['draft']) || isFalse(fields['published']) || /(?:^|\/)_drafts\//.test(name);

/** A file as it lies in its export. */
interface Place {
  readonly name: string;
  readonly root: string;
  readonly location: string;
  readonly isPage: boolean;
  readonly site: StaticSite | undefined;
  /** The form of addresses that the import was told. */
  readonly form: string | undefined;
}

function article(
  { name, root, location, isPage, site, form }: Place,
  { fields, body: written, lost }: MarkdownFile,
  guessed: string | undefined,
): OldArticle {
  const first = (...keys: string[]): string | undefined => texts(fields, ...keys)[0];
  const file = named(name, location);
  const body = withoutTemplates(written);
  const heading = /^\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)/.exec(body);
  const title = first('title') ?? heading?.[1];
  const published =
    first('date', 'published_at', 'publishdate', 'publishDate', 'pubDate', 'created') ?? file.date;
  const seo = record(fields['seo']);
  const draft = isDraft(name, fields);
  const inFull = site?.inFull ?? ((address: string) => address.replace(/^(?!\/|https?:)/, '/'));
  const parts = {
    moment: oldMoment(published).moment,
    title,
    slug: first('slug'),
    name: file.slug,
    categories: [...listed(fields['categories']), ...listed(fields['category'])],
  };
  const own = first('permalink', 'url');
  const told = own?.includes(':') || own?.includes('{') ? undefined : own;
  const folders = name.split('/').slice(0, -1);
  const address = told
    ? inFull(told)
    : form !== undefined && !isPage && own === undefined
      ? inFull(permalink(form, { ...parts, path: name.replace(/\.[^./]+$/, ''), folders }) ?? '')
      : site?.addressOf({ location, fields, parts });
  return knownFields({
    source: `${name}, line 1`,
    // An address that is worked out changes with what the import is told.
    id: first('id', 'uuid', 'guid') ?? (told ? inFull(told) : `${name}, line 1`),
    address: draft && !told ? undefined : address === '/' && !isPage ? undefined : address,
    otherAddresses: texts(fields, 'aliases', 'alias', 'redirect_from', 'redirects').map((old) =>
      // Hugo takes one without a slash for a neighbour of the post.
      address?.startsWith('/') && !/^(?:\/|https?:)/.test(old)
        ? new URL(old, `http://old${address.replace(/[^/]+\/?$/, '')}`).pathname
        : inFull(old),
    ),
    title,
    slug: first('slug') ?? file.slug,
    description:
      first('description', 'excerpt', 'summary', 'subtitle') ?? texts(seo, 'description')[0],
    published,
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
    draft,
    page: isPage,
    file: name,
    commentsOff: isFalse(fields['comments']),
    cover: cover(fields),
    body: {
      kind: 'markdown',
      text: first('title') === undefined && heading ? body.slice(heading[0].length) : body,
    },
    // The pictures of a post with a folder of its own lie beside it.
    folder: isNamedByFolder(name) ? dirname(location) : root,
    lost: [...lost, guessed],
  });
}

const isNamedByFolder = (name: string): boolean =>
  /^(?:index(?:\.[a-z]{2})?|article|post|readme)\.\w+$/i.test(basename(name));

/** What a file's name says: Jekyll's `2016-05-03-title.md`; a folder's, as in `title/index.md`; no language. */
function named(name: string, location: string): { date?: string; slug: string } {
  const file = isNamedByFolder(name)
    ? basename(dirname(location))
    : basename(name).replace(/(?:\.[a-z]{2})?\.[^.]+$/, '');
  const [, date, rest] = /^(\d{4}-\d{1,2}-\d{1,2})[-_](.+)$/.exec(file) ?? [];
  return date && rest ? { date, slug: rest } : { slug: file };
}
