import { site } from '../../site.ts';
import { articlePath } from '../../articles/addresses.ts';
import { buildTime } from '../../clock.ts';
import type { ContentHere } from './content-here.ts';
import type { OldArticle } from './old-article.ts';
import { OldLinks } from './old-links.ts';
import { importedId, shortHash } from '../permanent-id.ts';
import { RedirectClaims, locationOf, redirectable } from './redirect-claims.ts';
import { slugOf } from '../slug.ts';
import { lastSegment } from './last-segment.ts';

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

const isPage = Symbol('a page of this site');

/**
 * Knows after a first pass over all old articles where each goes, holding nothing but names and addresses.
 * The same articles get the same places whatever was written before a run was interrupted.
 */
export class Destinations {
  /** The number of each article by its permanent id, in the order they were noted. */
  readonly #numbers = new Map<string, number>();
  /** The slugs: those wanted, and once settled those given. */
  readonly #slugs: string[] = [];
  readonly #sameArticle = new Map<string, number>();
  readonly #claims = new RedirectClaims<number>();
  readonly #links = new OldLinks();
  /** The articles readers don't see yet, to which no link may lead. */
  readonly #hidden = new Set<number>();
  #here = new RedirectClaims<string | typeof isPage>();

  /** Notes an old article; one with the identity, or the address and title, of an earlier one has no place of its own. */
  note(article: OldArticle): void {
    const id = importedId(article.identity);
    if (this.#numbers.has(id)) return;
    const number = this.#slugs.length;
    const same = sameness(article);
    if (same !== undefined) {
      if (this.#sameArticle.has(same)) return;
      this.#sameArticle.set(same, number);
    }
    this.#numbers.set(id, number);
    this.#slugs.push(wantedSlug(article, id));
    if (isHidden(article)) this.#hidden.add(number);
    // A draft has no address yet, but links to it name its slug.
    if (article.address === undefined && article.slug) this.#links.add(`/${article.slug}/`, number);
    for (const address of addressesOf(article)) {
      this.#links.add(address, number);
      const path = redirectable(address);
      if ('from' in path) this.#claims.claim(path.from, number);
    }
  }

  /** Gives every noted article its place beside what is here already. */
  settle({ articles, pages }: ContentHere): void {
    const slugHere = new Map(articles.map(({ id, slug }) => [id, slug]));
    const taken = new Set(articles.map(({ slug }) => slug));
    for (const [id, number] of this.#numbers) {
      const slug = slugHere.get(id) ?? free(this.#slugs[number] ?? id, taken);
      taken.add(slug);
      this.#slugs[number] = slug;
    }
    for (const path of [...pages.map((page) => `/${page}/`), ...Object.keys(site.redirects)])
      this.#here.claim(path, isPage);
    for (const { id, redirectFrom } of articles)
      for (const from of redirectFrom) this.#here.claim(from, id);
    for (const slug of taken) this.#here.claim(articlePath({ id: slug }), isPage);
  }

  /** Where an article goes; `undefined` for one that has no place of its own. */
  of(article: OldArticle): Destination | undefined {
    const id = importedId(article.identity);
    const number = this.#numbers.get(id);
    if (number === undefined) return undefined;
    const slug = this.#slugs[number] ?? id;
    return { id, slug, wanted: wantedSlug(article, id), addresses: this.#fates(article, id, slug) };
  }

  /** The new address of what a link leads to, as {@link OldLinks} finds it; none before readers see that article. */
  linkTarget(url: URL): string | undefined {
    const found = this.#links.target(url);
    if (found && this.#hidden.has(found.number)) return undefined;
    const slug = found && this.#slugs[found.number];
    return slug === undefined ? undefined : `${articlePath({ id: slug })}${found?.rest ?? ''}`;
  }

  /** Whether an address is on the old site, as far as the articles' own addresses tell. */
  isOldSite(url: URL): boolean {
    return this.#links.isOldSite(url);
  }

  #fates(article: OldArticle, id: string, slug: string): AddressFate[] {
    const to = articlePath({ id: slug });
    const own = new Set<string>([locationOf(to) ?? to]);
    return addressesOf(article).map((address): AddressFate => {
      const path = redirectable(address);
      if ('refused' in path) return { address, why: path.refused };
      const location = locationOf(path.from) ?? path.from;
      if (own.has(location)) return { address, to };
      const first = this.#ownerOf(path.from, id);
      if (first !== id)
        return {
          address,
          ...(typeof first === 'number' && { to: this.#pathOf(first) }),
          why: whose(first),
        };
      own.add(location);
      return { address, from: path.from, to };
    });
  }

  #pathOf(number: number): string {
    return articlePath({ id: this.#slugs[number] ?? '' });
  }

  /** Whose an old address is: what is here comes before what is imported. */
  #ownerOf(path: string, id: string): string | number | typeof isPage | undefined {
    const here = this.#here.ownerOf(path);
    if (here !== undefined) return here;
    if (!this.#here.hasRoomFor(path)) return undefined;
    const imported = this.#claims.ownerOf(path);
    return imported !== undefined && imported === this.#numbers.get(id) ? id : imported;
  }
}

function whose(owner: string | number | typeof isPage | undefined): string {
  return owner === undefined || owner === isPage
    ? 'this site has a page or file of its own there'
    : 'another article had it first';
}

function isHidden({ draft = false, published }: OldArticle): boolean {
  const moment = published === undefined ? Number.NaN : Date.parse(published);
  return draft || Number.isNaN(moment) || moment > buildTime.getTime();
}

function wantedSlug({ slug = '', address = '', title = '' }: OldArticle, id: string): string {
  return slugOf(slug) || slugOf(lastSegment(address)) || slugOf(title) || id;
}

function addressesOf({ address = '', otherAddresses = [] }: OldArticle): string[] {
  return [...new Set([address, ...otherAddresses].filter(Boolean))];
}

/** What two records of one article have in common; `undefined` where that can't be told. */
function sameness({ address, title }: OldArticle): string | undefined {
  if (address === undefined || title === undefined) return undefined;
  return shortHash(`${address.replace(/\/$/, '')}\n${title}`);
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
