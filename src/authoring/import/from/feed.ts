import { basename } from 'node:path';
import type { OldArticle, OldBlog, Reading } from '../old-article.ts';
import { decodedText } from '../reading/decoded-text.ts';
import { plainWords } from '../fields/plain-words.ts';
import { knownFields } from '../reading/known-fields.ts';
import type { ToldFields } from '../reading/known-fields.ts';
import { childOf, childrenOf, htmlIn, textOf, xmlElements } from '../reading/xml-elements.ts';
import type { XmlElement } from '../reading/xml-elements.ts';

/** A feed as readers subscribe to: RSS, RDF or Atom, Blogger's export among them. */
export const feed: OldBlog = {
  name: 'feed (RSS or Atom)',
  recognizes: (_, opening) =>
    /<(?:rss|rdf:RDF)[\s>]|<feed[^>]*\sxmlns\s*=\s*["']http:\/\/(?:www\.w3\.org\/2005\/Atom|purl\.org\/atom\/ns#)/i.test(
      opening,
    ),
  articles,
};

type Told = Omit<ToldFields, 'source'>;

async function* articles(path: string, { read, leftOut }: Reading): AsyncGenerator<OldArticle> {
  const source = decodedText(path, read);
  let site = '';
  let author = '';
  const elements = xmlElements(
    path,
    source,
    (name, around) =>
      name === 'item' ||
      name === 'entry' ||
      ((name === 'link' || name === 'author') && /^(?:channel|feed)$/.test(around.at(-1) ?? '')),
  );
  for await (const element of elements) {
    if (element.name === 'link') site ||= linkOf(element);
    else if (element.name === 'author') author ||= textOf(element, 'name').trim();
    else {
      const place = `${basename(path)}, line ${element.line}`;
      const kind = bloggerKind(element);
      if (kind !== 'post') {
        leftOut(
          `${place}: a ${kind} of the old blog, "${plainWords(textOf(element, 'title'))}", is no post and stays out.`,
        );
        continue;
      }
      const told = element.name === 'item' ? rssItem(element) : atomEntry(element);
      const address = absolute(told.address, site);
      yield knownFields({
        ...told,
        source: place,
        // Feeds of cloned sites give several posts one id, and some feeds give all of them one address.
        id: [address, told.id === address ? undefined : told.id].filter(Boolean).join(' '),
        address,
        author: told.author ?? author,
        lost: [...(told.lost ?? []), source.guessed()],
      });
    }
  }
}

function rssItem(item: XmlElement): Told {
  const text = (name: string): string | undefined => textOf(item, name).trim() || undefined;
  const guid = childOf(item, 'guid');
  const guidIsAddress =
    guid?.attributes['ispermalink'] !== 'false' && /^https?:/.test(textOf(guid).trim());
  const whole = htmlIn(childOf(item, 'content:encoded'));
  const summary = htmlIn(childOf(item, 'description'));
  return {
    id: text('guid') ?? item.attributes['rdf:about'],
    address: text('link') ?? (guidIsAddress ? textOf(guid) : undefined),
    title: plainWords(text('title') ?? ''),
    description: whole ? plainWords(summary) : undefined,
    published: text('pubdate') ?? text('dc:date'),
    updated: text('atom:updated') ?? text('dcterms:modified'),
    topics: [...childrenOf(item, 'category'), ...childrenOf(item, 'dc:subject')].map((topic) =>
      plainWords(textOf(topic)),
    ),
    author: text('dc:creator') ?? nameIn(text('author')),
    cover: rssCover(item),
    body: { kind: 'html', text: whole || summary },
    lost: whole ? [] : [shortened(summary)],
  };
}

function atomEntry(entry: XmlElement): Told {
  const text = (name: string): string | undefined => textOf(entry, name).trim() || undefined;
  const own = childOf(entry, 'content');
  const content = atomText(own);
  const isPlain = content !== '' && /^text(?:\/plain)?$/.test(own?.attributes['type'] ?? 'text');
  const summary = atomText(childOf(entry, 'summary'));
  const links = childrenOf(entry, 'link');
  const alternate = links.find(
    ({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate',
  );
  const picture = links.find(
    ({ attributes }) =>
      attributes['rel'] === 'enclosure' && attributes['type']?.startsWith('image/'),
  );
  const thumbnail = childOf(entry, 'media:thumbnail')?.attributes['url'];
  const elsewhere = own?.attributes['src'];
  return {
    id: text('id'),
    address: alternate?.attributes['href'],
    title: plainWords(atomText(childOf(entry, 'title'))),
    description: content ? plainWords(summary) : undefined,
    published: text('published') ?? text('issued') ?? text('updated'),
    updated: text('updated') ?? text('modified'),
    topics: [
      ...childrenOf(entry, 'category')
        .filter(({ attributes }) => !attributes['scheme']?.endsWith('#kind'))
        .map(({ attributes }) => attributes['label'] ?? attributes['term']),
      ...childrenOf(entry, 'dc:subject').map((topic) => textOf(topic)),
    ],
    author: textOf(childOf(entry, 'author'), 'name').trim() || undefined,
    draft:
      textOf(childOf(entry, 'app:control'), 'app:draft').trim() === 'yes' ||
      text('blogger:status') === 'DRAFT',
    cover: { src: picture?.attributes['href'] ?? thumbnail },
    body: isPlain
      ? { kind: 'text', text: textOf(own).trim() }
      : { kind: 'html', text: content || summary },
    lost: [
      content ? undefined : shortened(summary),
      elsewhere && `Its text isn't in the feed but at ${elsewhere}: copy it from there`,
    ],
  };
}

// Plain text stands in an article as text, whatever signs it holds.
function atomText(element: XmlElement | undefined): string {
  const type = element?.attributes['type'] ?? 'text';
  if (type === 'xhtml') {
    const wrapper = element && childOf(element, 'div');
    return htmlIn(wrapper ?? element).trim();
  }
  if (/html/.test(type)) return htmlIn(element).trim();
  return textOf(element).trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function rssCover(item: XmlElement): ToldFields['cover'] {
  const media = [...childrenOf(item, 'media:content'), ...childrenOf(item, 'enclosure')].find(
    ({ attributes }) =>
      attributes['type']?.startsWith('image/') || attributes['medium'] === 'image',
  );
  const src =
    media?.attributes['url'] ??
    childOf(item, 'media:thumbnail')?.attributes['url'] ??
    childOf(item, 'itunes:image')?.attributes['href'];
  return { src, alt: textOf(media, 'media:description') };
}

function linkOf(link: XmlElement): string {
  const { rel = 'alternate', href } = link.attributes;
  return rel === 'alternate' ? (href ?? textOf(link)).trim() : '';
}

function bloggerKind(entry: XmlElement): string {
  const kind = childrenOf(entry, 'category').find(({ attributes }) =>
    attributes['scheme']?.endsWith('#kind'),
  );
  const named =
    kind?.attributes['term']?.split('#')[1] ?? textOf(entry, 'blogger:type').trim().toLowerCase();
  return named || 'post';
}

// RSS writes authors as "dana@dana.example (Dana Whitlock)".
function nameIn(author: string | undefined): string | undefined {
  return /\(([^)]+)\)/.exec(author ?? '')?.[1] ?? (author?.includes('@') ? undefined : author);
}

function absolute(address: string | null | undefined, site: string): string | undefined {
  if (!address) return undefined;
  return URL.canParse(address.trim(), site) ? new URL(address.trim(), site).href : address;
}

function shortened(html: string): string | undefined {
  return /(?:\[?(?:…|\.\.\.|&#8230;|&hellip;)\]?|read more|continue reading)\W*$/i.test(
    plainWords(html),
  )
    ? 'The feed seems to hold only the beginning of it: compare it with the old page'
    : undefined;
}
