import { basename } from 'node:path';
import type { OldArticle, OldBlog } from '../old-article.ts';
import { decodedText } from '../reading/decoded-text.ts';
import { plainWords } from '../reading/html-tree.ts';
import { knownFields } from '../reading/known-fields.ts';
import { readTwice } from '../reading/read-twice.ts';
import { withGalleries } from '../reading/wordpress-galleries.ts';
import type { Attachment } from '../reading/wordpress-galleries.ts';
import { childrenOf, htmlIn, textOf, xmlElements } from '../reading/xml-elements.ts';
import type { XmlElement } from '../reading/xml-elements.ts';

/** WordPress' own export: a feed with its namespace `wp`, posts, pages and attachments as items in any order. */
export const wordpress: OldBlog = {
  name: 'WordPress export (WXR)',
  recognizes: (_, opening) =>
    /<rss\b/i.test(opening) && /xmlns:wp\s*=|<wp:wxr_version>/i.test(opening),
  articles,
};

/** What posts refer to, wherever in the file it stands. */
interface Surroundings {
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** Authors' names by login. */
  readonly authors: ReadonlyMap<string, string>;
  readonly site: string;
}

// Parts of WordPress itself, of which nobody expects articles.
const machinery =
  /^(?:attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_.+)$/;

async function* articles(
  path: string,
  read: (bytes: number) => void,
  leftOut: (sentence: string) => void = () => undefined,
): AsyncGenerator<OldArticle> {
  const { first, second } = readTwice(path, read);
  const surroundings = await surroundingsIn(path, first);
  const source = decodedText(path, second);
  const others = new Map<string, number>();
  for await (const item of xmlElements(path, source, (name) => name === 'item')) {
    const place = `${basename(path)}, line ${item.line}`;
    const type = textOf(item, 'wp:post_type').trim() || 'post';
    const status = textOf(item, 'wp:status').trim();
    const called = `"${plainWords(textOf(item, 'title'))}"`;
    if (type === 'page') leftOut(`${place}: ${called} is a page, not a post, and stays out.`);
    else if (type !== 'post') others.set(type, (others.get(type) ?? 0) + 1);
    else if (/^(?:trash|auto-draft|inherit)$/.test(status)) {
      leftOut(
        `${place}: ${called} is ${status === 'trash' ? 'in the trash' : 'no finished post'} and stays out.`,
      );
    } else yield article(item, place, status, surroundings, source.guessed());
  }
  for (const [type, count] of others) {
    if (machinery.test(type)) continue;
    leftOut(`${basename(path)}: ${count} of the kind "${type}" are no posts and stay out.`);
  }
}

async function surroundingsIn(path: string, read: (bytes: number) => void): Promise<Surroundings> {
  const attachments = new Map<string, Attachment>();
  const authors = new Map<string, string>();
  let site = '';
  const wanted = new Set(['item', 'wp:author', 'wp:base_blog_url']);
  const elements = xmlElements(path, decodedText(path, read), (name) => wanted.has(name));
  for await (const element of elements) {
    if (element.name === 'wp:base_blog_url') site = textOf(element).trim().replace(/\/$/, '');
    else if (element.name === 'wp:author') {
      const name = textOf(element, 'wp:author_display_name').trim();
      if (name) authors.set(textOf(element, 'wp:author_login').trim(), name);
    } else if (textOf(element, 'wp:post_type').trim() === 'attachment') {
      attachments.set(textOf(element, 'wp:post_id').trim(), {
        address: textOf(element, 'wp:attachment_url').trim() || textOf(element, 'guid').trim(),
        alt: plainWords(meta(element, '_wp_attachment_image_alt')[0] ?? ''),
        parent: textOf(element, 'wp:post_parent').trim(),
      });
    }
  }
  return { attachments, authors, site };
}

function article(
  item: XmlElement,
  place: string,
  status: string,
  { attachments, authors, site }: Surroundings,
  guessed: string | undefined,
): OldArticle {
  const text = (name: string): string => textOf(item, name).trim();
  const id = text('wp:post_id');
  const link = text('link');
  const guid = text('guid');
  const byNumber = /[?&]p=\d+/.test(guid) ? guid : id && `${site}/?p=${id}`;
  // A draft has no other address than its number.
  const address = /[?&]p=\d+/.test(link) ? undefined : link;
  const cover = attachments.get(meta(item, '_thumbnail_id')[0] ?? '');
  const login = text('dc:creator');
  const locked = text('wp:post_password') !== '';
  const html = withGalleries(htmlIn(childrenOf(item, 'content:encoded')[0]), id, attachments);
  return knownFields({
    source: place,
    id: guid || (id && `${site}/?p=${id}`),
    address,
    otherAddresses: address ? [byNumber, ...oldSlugs(item, address)] : [],
    title: plainWords(text('title')),
    slug: decoded(text('wp:post_name')),
    description: plainWords(text('excerpt:encoded')) || seoDescription(item),
    published: published(item),
    updated: text('wp:post_modified_gmt'),
    topics: topics(item),
    author: authors.get(login) ?? login,
    draft: locked || /^(?:draft|pending|private)$/.test(status),
    commentsOff: text('wp:comment_status') === 'closed',
    cover: cover && { src: cover.address, alt: cover.alt },
    body: { kind: 'html', text: html },
    lost: [
      status === 'private' && 'It was private on the old blog, so it comes as a draft',
      status === 'pending' && 'It was waiting for review on the old blog, so it comes as a draft',
      locked && 'It was behind a password on the old blog, so it comes as a draft',
      html.includes('<!--nextpage-->') && 'It had several pages on the old blog; here it is one',
      guessed,
    ].map((sentence) => sentence || undefined),
  });
}

// Its columns in UTC are the ones that can be trusted; those of local time name no zone.
function published(item: XmlElement): string {
  const utc = textOf(item, 'wp:post_date_gmt').trim();
  if (utc && !utc.startsWith('0000')) return utc;
  const inFeed = textOf(item, 'pubdate').trim();
  return /-0001|1970/.test(inFeed) || inFeed === '' ? textOf(item, 'wp:post_date').trim() : inFeed;
}

function topics(item: XmlElement): string[] {
  return childrenOf(item, 'category')
    .filter(({ attributes }) =>
      /^(?:category|post_tag|tag)$/.test(attributes['domain'] ?? 'category'),
    )
    .filter(({ attributes }) => attributes['nicename'] !== 'uncategorized')
    .map((category) => plainWords(textOf(category)));
}

function meta(item: XmlElement, key: string): string[] {
  return childrenOf(item, 'wp:postmeta')
    .filter((candidate) => textOf(candidate, 'wp:meta_key').trim() === key)
    .map((candidate) => textOf(candidate, 'wp:meta_value').trim());
}

function seoDescription(item: XmlElement): string | undefined {
  const keys = [
    '_yoast_wpseo_metadesc',
    'rank_math_description',
    '_aioseo_description',
    '_aioseop_description',
  ];
  return keys.flatMap((key) => meta(item, key)).find((text) => text !== '' && !text.includes('%%'));
}

// The last folder of the address is the slug; each earlier slug answered in its place.
function oldSlugs(item: XmlElement, address: string): string[] {
  return meta(item, '_wp_old_slug').map((slug) => address.replace(/[^/]+(\/?)$/, `${slug}$1`));
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}
