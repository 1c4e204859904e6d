import { site } from '../../site.ts';
import { articlePath } from '../../articles/addresses.ts';
import type { ContentHere } from './content-here.ts';
import type { OldArticle } from './old-article.ts';
import { OldLinks } from './old-links.ts';
import { permanentId, shortHash } from './permanent-id.ts';
import { RedirectClaims, locationOf, redirectable } from './redirect-claims.ts';
import { lastSegment, slugOf } from './slug.ts';

/** An old address, and what becomes of it. */
export interface AddressFate {
  readonly address: string;
  /** The path as `redirectFrom` takes it; `undefined` where it can't lead on. */
  readonly from?: string;
  /** Where it leads now; `undefined` where it leads nowhere. */
  readonly to?: string;
  /** Why it doesn't lead to the article. */
  readonly why?: string;
}

/** Where an old article goes. */
export interface Destination {
  readonly id: string;
  readonly slug: string;
  /** The slug it would have, were that free. */
  readonly wanted: string;
  readonly addresses: readonly AddressFate[];
}

interface Noted {
  readonly wanted: string;
  readonly addresses: readonly string[];
}

const isPage = 'a page of this site';

/**
 * Knows after a first pass over all old articles where each goes, holding nothing but names and addresses.
 * The same articles get the same places whatever was written before a run was interrupted.
 */
export class Destinations {
  readonly links = new OldLinks();
  readonly #noted = new Map<string, Noted>();
  readonly #placed = new Map<string, Destination>();
  readonly #byAddress = new Map<string, string>();

  /**
   * Notes an old article.
   * @returns `false` for one that was there before: the same identity, or the same address and title.
   */
  note(article: OldArticle): boolean {
    const id = permanentId(article.identity);
    if (this.#noted.has(id)) return false;
    if (article.address !== undefined && article.title !== undefined) {
      const same = shortHash(`${article.address.replace(/\/$/, '')}\n${article.title}`);
      if (this.#byAddress.has(same)) return false;
      this.#byAddress.set(same, id);
    }
    const { address = '', otherAddresses = [], title = '' } = article;
    const wanted =
      slugOf(article.slug ?? '') || slugOf(lastSegment(address)) || slugOf(title) || id;
    this.#noted.set(id, {
      wanted,
      addresses: [...new Set([address, ...otherAddresses].filter(Boolean))],
    });
    return true;
  }

  /** Whether this very article was the one noted under its identity. */
  isFirst(article: OldArticle): boolean {
    if (article.address === undefined || article.title === undefined) return true;
    const same = shortHash(`${article.address.replace(/\/$/, '')}\n${article.title}`);
    return this.#byAddress.get(same) === permanentId(article.identity);
  }

  /** Gives every noted article its place beside what is here already. */
  settle(here: ContentHere): void {
    const slugHere = new Map(here.articles.map(({ id, slug }) => [id, slug]));
    const taken = new Set(here.articles.map(({ slug }) => slug));
    const slugs = new Map<string, string>();
    for (const [id, { wanted }] of this.#noted) {
      const slug = slugHere.get(id) ?? free(wanted, taken);
      taken.add(slug);
      slugs.set(id, slug);
    }
    const claims = claimsOf(here, taken);
    for (const [id, noted] of this.#noted) {
      const slug = slugs.get(id) ?? noted.wanted;
      const fates = fatesOf(noted.addresses, id, slug, claims, slugs);
      this.#placed.set(id, { id, slug, wanted: noted.wanted, addresses: fates });
      for (const address of noted.addresses) this.links.add(address, slug);
    }
    this.#noted.clear();
  }

  /** Where an article goes that was noted before. */
  of(identity: string): Destination | undefined {
    return this.#placed.get(permanentId(identity));
  }
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

function claimsOf(here: ContentHere, slugs: ReadonlySet<string>): RedirectClaims {
  const claims = new RedirectClaims();
  for (const page of here.pages) claims.take(`/${page}/`, isPage);
  for (const path of Object.keys(site.redirects)) claims.take(path, isPage);
  for (const slug of slugs) claims.take(articlePath({ id: slug }), `${isPage}: ${slug}`);
  for (const { id, redirectFrom } of here.articles)
    for (const from of redirectFrom) claims.take(from, id);
  return claims;
}

function fatesOf(
  addresses: readonly string[],
  id: string,
  slug: string,
  claims: RedirectClaims,
  slugs: ReadonlyMap<string, string>,
): AddressFate[] {
  const to = articlePath({ id: slug });
  const own = new Set<string>();
  return addresses.map((address): AddressFate => {
    const path = redirectable(address);
    if ('refused' in path) return { address, why: path.refused };
    const { from } = path;
    const key = locationOf(from) ?? from;
    if (own.has(key)) return { address, to };
    const owner = claims.claim(from, id);
    if (owner === `${isPage}: ${slug}`) return { address, to };
    if (owner === undefined || owner.startsWith(isPage))
      return { address, why: 'this site has a page or file of its own there' };
    if (owner !== id) {
      const other = slugs.get(owner);
      return {
        address,
        ...(other && { to: articlePath({ id: other }) }),
        why: 'another article had it first',
      };
    }
    own.add(key);
    return { address, from, to };
  });
}
