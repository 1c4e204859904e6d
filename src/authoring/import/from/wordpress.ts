import { basename } from 'node:path';
import type { OldArticle, OldBlog, Reading } from '../old-article.ts';
import { decoded } from '../../last-segment.ts';
import { decodedText } from '../reading/decoded-text.ts';
import { plainWords } from '../fields/plain-words.ts';
import { knownFields } from '../reading/known-fields.ts';
import { readTwice } from '../reading/read-twice.ts';
import { withoutBlocks } from '../reading/wordpress/blocks.ts';
import type { BlockFate, BlockNotes } from '../reading/wordpress/blocks.ts';
import { withGalleries } from '../reading/wordpress/galleries.ts';
import { meta, surroundingsIn } from '../reading/wordpress/surroundings.ts';
import type { Surroundings } from '../reading/wordpress/surroundings.ts';
import { childrenOf, htmlIn, textOf, xmlElements } from '../reading/xml-elements.ts';
import type { XmlElement } from '../reading/xml-elements.ts';

/** WordPress' own export: a feed with its namespace `wp`, posts, pages and attachments as items in any order. */
export const wordpress: OldBlog = {
  name: 'WordPress export (WXR)',
  recognizes: (_, opening) =>
    /<rss\b/i.test(opening) && /xmlns:wp\s*=|<wp:wxr_version>/i.test(opening),
  articles,
};

async function* articles(
  path: string,
  { read, leftOut, list, pages }: Reading,
): AsyncGenerator<OldArticle> {
  const { first, second } = readTwice(path, read);
  const surroundings = await surroundingsIn(path, first);
  const source = decodedText(path, second);
  const others = new Map<string, number>();
  const blocks = new Map<string, number>();
  const tell: BlockNotes['tell'] = (kind, fate) => {
    const fact = `${kind} ${fate}` satisfies `${string} ${BlockFate}`;
    blocks.set(fact, (blocks.get(fact) ?? 0) + 1);
  };
  for await (const item of xmlElements(path, source, (name) => name === 'item')) {
    const place = `${basename(path)}, line ${item.line}`;
    const type = textOf(item, 'wp:post_type').trim() || 'post';
    const status = textOf(item, 'wp:status').trim();
    const called = `"${plainWords(textOf(item, 'title'))}"`;
    const isPage = type === 'page';
    if (isPage && !pages)
      leftOut(`${place}: ${called} is a page, not a post, and stays out (--pages brings it).`);
    else if (isPage && !/^(?:publish|trash)$/.test(status))
      leftOut(`${place}: ${called} is the draft of a page, and stays out.`);
    else if (isPage && textOf(item, 'wp:post_password').trim() !== '')
      leftOut(`${place}: ${called} is a page behind a password, and stays out.`);
    else if (!isPage && type !== 'post') others.set(type, (others.get(type) ?? 0) + 1);
    else if (/^(?:trash|auto-draft|inherit)$/.test(status)) {
      leftOut(
        `${place}: ${called} is ${status === 'trash' ? 'in the trash' : 'no finished post'} and stays out.`,
      );
    } else yield article(item, place, status, isPage, surroundings, tell, source.guessed());
  }
  for (const [type, count] of others)
    leftOut(
      `${basename(path)}: ${count} of the kind "${type}" are no posts and stay out${type === 'attachment' ? '; the pictures among them come along with the posts that show them' : ''}.`,
      count,
    );
  if (blocks.size > 0) {
    const facts = [...blocks].toSorted().map(([fact, count]) => `${fact} (${count})`);
    leftOut(`${basename(path)}: of the blocks, ${facts.join('; ')}.`, 0);
  }
  surroundings.lists.forEach(list);
}

function article(
  item: XmlElement,
  place: string,
  status: string,
  isPage: boolean,
  { site, attachments, attachmentPages, authors, reusable }: Surroundings,
  tell: BlockNotes['tell'],
  guessed: string | undefined,
): OldArticle {
  const text = (name: string): string => textOf(item, name).trim();
  const id = text('wp:post_id');
  const link = text('link');
  const byNumber = id && `${site}/?${isPage ? 'page_id' : 'p'}=${id}`;
  // A draft has no other address than its number.
  const isAddress = !/[?&](?:p|page_id)=\d+/.test(link);
  const address = isAddress || status === 'publish' ? link : undefined;
  const cover = attachments.get(meta(item, '_thumbnail_id')[0] ?? '');
  const login = text('dc:creator');
  const locked = text('wp:post_password') !== '';
  const lost: string[] = [];
  const blocks = withoutBlocks(
    htmlIn(childrenOf(item, 'content:encoded')[0]),
    { reusable, attachments, footnotes: meta(item, 'footnotes')[0] ?? '' },
    { lose: (sentence) => void lost.push(sentence), tell },
  );
  const html = withGalleries(blocks, id, attachments);
  return knownFields({
    source: place,
    id: byNumber || link || text('guid'),
    address,
    otherAddresses: address
      ? [byNumber, ...oldSlugs(item, address), ...(attachmentPages.get(id) ?? [])]
      : [],
    title: plainWords(text('title')),
    slug: decoded(text('wp:post_name')),
    description: plainWords(text('excerpt:encoded')) || seoDescription(item),
    published: published(item),
    updated: text('wp:post_modified_gmt'),
    topics: topics(item),
    author: authors.get(login) ?? login,
    draft: locked || /^(?:draft|pending|private)$/.test(status),
    page: isPage,
    commentsOff: text('wp:comment_status') === 'closed',
    cover: cover && { src: cover.address, alt: cover.alt },
    body: { kind: 'html', text: html },
    lost: [
      ...lost,
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
  return address.includes('?')
    ? []
    : meta(item, '_wp_old_slug').map((slug) => address.replace(/[^/]+(\/?)$/, `${slug}$1`));
}
