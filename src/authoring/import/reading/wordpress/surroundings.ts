import type { OldList } from '../../old-article.ts';
import { decodedText } from '../decoded-text.ts';
import { plainWords } from '../../fields/plain-words.ts';
import type { Attachment } from './galleries.ts';
import { childrenOf, htmlIn, textOf, xmlElements } from '../xml-elements.ts';
import type { XmlElement } from '../xml-elements.ts';

/** What the posts of an export refer to, wherever in the file it stands, and the lists of them that had addresses. */
export interface Surroundings {
  /** The blog's address without a slash at its end. */
  readonly site: string;
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** The attachments' own pages, by the number of the post they belong to. */
  readonly attachmentPages: ReadonlyMap<string, readonly string[]>;
  /** The HTML of reusable blocks by their numbers. */
  readonly reusable: ReadonlyMap<string, string>;
  /** Authors' names by login. */
  readonly authors: ReadonlyMap<string, string>;
  readonly lists: readonly OldList[];
}

/** Reads an export for what its posts refer to. */
export async function surroundingsIn(
  path: string,
  read: (bytes: number) => void,
): Promise<Surroundings> {
  const attachments = new Map<string, Attachment>();
  const attachmentPages = new Map<string, string[]>();
  const reusable = new Map<string, string>();
  const authors = new Map<string, string>();
  const terms: Term[] = [];
  const months = new Set<string>();
  const openings = new Set<string>();
  let site = '';
  const wanted = new Set(['item', 'wp:author', 'wp:base_blog_url', 'wp:category', 'wp:tag']);
  const elements = xmlElements(path, decodedText(path, read), (name) => wanted.has(name));
  for await (const element of elements) {
    const text = (name?: string): string => textOf(element, name).trim();
    const type = text('wp:post_type') || 'post';
    const id = text('wp:post_id');
    if (element.name === 'wp:base_blog_url') site = text().replace(/\/$/, '');
    else if (element.name === 'wp:author') {
      const name = text('wp:author_display_name');
      if (name) authors.set(text('wp:author_login'), name);
    } else if (element.name !== 'item') terms.push(termOf(element));
    else if (type === 'wp_block')
      reusable.set(id, htmlIn(childrenOf(element, 'content:encoded')[0]));
    else if (type === 'attachment') {
      const parent = text('wp:post_parent');
      attachments.set(id, {
        address: text('wp:attachment_url') || text('guid'),
        alt: plainWords(meta(element, '_wp_attachment_image_alt')[0] ?? ''),
        parent,
      });
      const pages = [text('link'), `/?attachment_id=${id}`].filter(Boolean);
      attachmentPages.set(parent, [...(attachmentPages.get(parent) ?? []), ...pages]);
    } else if (type === 'post' && text('wp:status') === 'publish') {
      const month = text('wp:post_date').slice(0, 7);
      if (/^\d{4}-\d{2}$/.test(month) && month > '0000') months.add(month);
      openings.add(openingOf(text('link'), site));
    }
  }
  return {
    site,
    attachments,
    attachmentPages,
    reusable,
    authors,
    lists: listsOf(terms, months, openings, site),
  };
}

/** The values of a post's own fields of one name. */
export function meta(item: XmlElement, key: string): string[] {
  return childrenOf(item, 'wp:postmeta')
    .filter((candidate) => textOf(candidate, 'wp:meta_key').trim() === key)
    .map((candidate) => textOf(candidate, 'wp:meta_value').trim());
}

/** A category or a tag. */
interface Term {
  readonly base: 'category' | 'tag';
  readonly number: string;
  readonly slug: string;
  readonly name: string;
  /** The slug of the category around it; empty where it is in none. */
  readonly parent: string;
}

function termOf(element: XmlElement): Term {
  const text = (name: string): string => textOf(element, name).trim();
  const isTag = element.name === 'wp:tag';
  return {
    base: isTag ? 'tag' : 'category',
    number: text('wp:term_id'),
    slug: text(isTag ? 'wp:tag_slug' : 'wp:category_nicename'),
    name: plainWords(text(isTag ? 'wp:tag_name' : 'wp:cat_name')),
    parent: text('wp:category_parent'),
  };
}

/** The folder that a post's address begins with, unless it is a year; empty where addresses are numbers. */
function openingOf(link: string, site: string): string {
  if (/[?&]p=\d+/.test(link)) return '?';
  const [first = '', ...others] = link.slice(site.length).split('/').filter(Boolean);
  return others.length > 0 && !/^\d{4}$/.test(first) ? `/${first}` : '';
}

/** The addresses that WordPress gives the lists of a category, a tag, a month and a year, unless an owner renamed them. */
function listsOf(
  terms: readonly Term[],
  months: ReadonlySet<string>,
  openings: ReadonlySet<string>,
  site: string,
): OldList[] {
  const [opening = '', ...others] = openings;
  const isNumbers = opening === '?' && others.length === 0;
  // Where all posts lie in one folder, WordPress puts its lists there too; a category would differ from post to post.
  const isTopic = terms.some(({ slug }) => `/${slug}` === opening);
  const front = others.length > 0 || isNumbers || isTopic ? site : site + opening;
  const bySlug = new Map(terms.map((term) => [term.slug, term]));
  const folder = ({ base, slug, parent }: Term, depth = 0): string => {
    const above = base === 'category' && depth < 9 ? bySlug.get(parent) : undefined;
    return above ? `${folder(above, depth + 1)}/${slug}` : slug;
  };
  const named = terms.flatMap((term): OldList[] => [
    ...(isNumbers ? [] : [`${front}/${term.base}/${folder(term)}/`]).map((address) => ({
      address,
      topic: term.name,
    })),
    {
      address: `${site}/?${term.base === 'tag' ? `tag=${term.slug}` : `cat=${term.number}`}`,
      topic: term.name,
    },
  ]);
  const monthly = [...months].flatMap((month): OldList[] => [
    ...(isNumbers ? [] : [{ address: `${front}/${month.replace('-', '/')}/`, month }]),
    { address: `${site}/?m=${month.replace('-', '')}`, month },
  ]);
  const years = new Set([...months].map((month) => month.slice(0, 4)));
  const yearly = [...years].map((year): OldList => ({
    address: isNumbers ? `${site}/?m=${year}` : `${front}/${year}/`,
    year,
  }));
  return [...named, ...monthly, ...yearly];
}
