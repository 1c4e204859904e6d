import type { Facts } from './facts.ts';

/** Where a link of this site leads. */
export interface LinkedPath {
  /** The path without query and fragment; empty for a fragment of the page the link is on. */
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
 * Takes a link's address apart.
 * @param siteAddress the site's own, so that a link written in full is known as its own.
 * @returns `null` for a link that leads elsewhere, such as to another site or a mail address.
 */
export function linkedPath(
  address: string,
  from: Pick<Facts, 'collection' | 'slug'>,
  siteAddress: string,
): LinkedPath | null {
  const { origin } = new URL(siteAddress);
  const isFull = URL.canParse(address) || address.startsWith('//');
  const target = URL.parse(address, new URL(pageOf(from), origin));
  if (!target || target.origin !== origin) return null;
  const fragment = decoded(target.hash.slice(1));
  const path = address.startsWith('#') ? '' : decoded(target.pathname);
  return { path, fragment, isFull, isRelative: !isFull && path !== '' && !address.startsWith('/') };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
