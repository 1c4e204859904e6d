import type { Facts } from '../file/facts.ts';
import type { Place } from '../finding.ts';

/** A link from one page of this site to another, or to a part of its own. */
export interface SiteLink {
  readonly from: Facts;
  readonly at: Place;
  /** The address as it is written. */
  readonly text: string;
  /** The path it leads to, without query and fragment; empty for a fragment of its own page. */
  readonly path: string;
  readonly fragment: string;
  /** Whether it was written from the page it is on: `../other/`. */
  readonly isRelative: boolean;
  /** Whether it was written with this site's own address before it. */
  readonly isFull: boolean;
}

/** The path of the page a file becomes. */
export function pageOf({ collection, slug }: Pick<Facts, 'collection' | 'slug'>): string {
  return collection === 'pages' ? `/${slug}/` : `/${collection}/${slug}/`;
}

/**
 * The links within the site. Those that lead elsewhere, such as to another site or a mail address, aren't among them.
 * @param siteAddress the site's own, so that a link written in full is known as its own.
 */
export function siteLinks(files: readonly Facts[], siteAddress: string): SiteLink[] {
  const { origin } = new URL(siteAddress);
  return files.flatMap((from) => {
    const base = new URL(pageOf(from), origin);
    return from.links.flatMap(({ text, line, column }) => {
      const isFull = URL.canParse(text) || text.startsWith('//');
      const target = URL.parse(text, base);
      if (!target || target.origin !== origin) return [];
      const isOwnPage = text.trim() === '' || text.startsWith('#');
      return {
        from,
        at: { line, column },
        text,
        path: isOwnPage ? '' : decoded(target.pathname),
        fragment: decoded(target.hash.slice(1)),
        isFull,
        isRelative: !isFull && !isOwnPage && !text.startsWith('/'),
      };
    });
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
