import { site } from '../../../site.ts';
import { articlePath } from '../../../articles/addresses.ts';
import { buildTime } from '../../../clock.ts';
import type { ContentHere } from '../content-here.ts';
import type { OldArticle } from '../old-article.ts';
import { headingPlaces, placeKey } from './heading-places.ts';
import { decoded, lastSegment } from '../../last-segment.ts';
import { OldLinks } from './old-links.ts';
import { importedId, shortHash } from '../../permanent-id.ts';
import { RedirectClaims, locationOf, redirectable } from './redirect-claims.ts';
import { slugOf } from '../../slug.ts';

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
  /** Its path on this site. */
  readonly path: string;
  /** The slug it would have, were that free. */
  readonly wanted: string;
  readonly addresses: readonly AddressFate[];
}

/** What is no article's: a page or file of this site. */
const ofTheSite = Symbol('of the site');
type Owner = string | number | typeof ofTheSite;

/** Stands before the paths of files in an export, so that links between them can be told from addresses. */
export const filesOfExport = 'http://files.invalid/';

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
  /** Those that are pages of their own. */
  readonly #pages = new Set<number>();
  readonly #headings = new Map<number, ReturnType<typeof headingPlaces>>();
  #here = new RedirectClaims<string | typeof ofTheSite>();

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
    if (article.page) this.#pages.add(number);
    const headings = headingPlaces(article.body);
    if (headings.size > 0) this.#headings.set(number, headings);
    // A draft has no address yet, but links to it name its slug.
    if (article.address === undefined && article.slug) this.#links.add(`/${article.slug}/`, number);
    for (const name of namesOfFile(article.file)) this.#links.add(filesOfExport + name, number);
    for (const address of addressesOf(article)) {
      this.#links.add(address, number);
      const path = redirectable(address);
      if ('from' in path) this.#claims.claim(path.from, number);
    }
  }

  /** Gives every noted article its place beside what is here already. */
  settle({ articles, pages, redirects }: ContentHere): void {
    const slugHere = new Map(articles.map(({ id, slug }) => [id, slug]));
    const taken = new Set(articles.map(({ slug }) => slug));
    const takenByPages = new Set<string>();
    for (const [id, number] of this.#numbers) {
      const wanted = this.#slugs[number] ?? id;
      const isPage = this.#pages.has(number);
      const among = isPage ? takenByPages : taken;
      const first = isPage && !this.#here.hasRoomFor(`/${wanted}/`) ? `${wanted}-page` : wanted;
      const slug = (isPage ? undefined : slugHere.get(id)) ?? free(first, among);
      among.add(slug);
      this.#slugs[number] = slug;
    }
    const lines = Object.keys(redirects);
    for (const page of [...pages, ...takenByPages]) this.#here.claim(`/${page}/`, ofTheSite);
    for (const path of [...lines, ...Object.keys(site.redirects)])
      this.#here.claim(path, ofTheSite);
    for (const { id, redirectFrom } of articles)
      for (const from of redirectFrom) this.#here.claim(from, id);
    for (const slug of taken) this.#here.claim(articlePath({ id: slug }), ofTheSite);
  }

  /** Where an article goes; `undefined` for one that has no place of its own. */
  of(article: OldArticle): Destination | undefined {
    const id = importedId(article.identity);
    const number = this.#numbers.get(id);
    if (number === undefined) return undefined;
    const slug = this.#slugs[number] ?? id;
    const path = this.#pathOf(number);
    return {
      id,
      slug,
      path,
      wanted: wantedSlug(article, id),
      addresses: this.#fates(article, id, path),
    };
  }

  /**
   * The new address of what a link leads to, as {@link OldLinks} finds it, and the place in it, if that is still
   * there; none before readers see that article.
   */
  linkTarget(url: URL): string | undefined {
    const found = this.#links.target(url);
    if (!found || this.#hidden.has(found.number)) return undefined;
    const place = this.#headings.get(found.number)?.get(placeKey(url.hash.slice(1)));
    return `${this.#pathOf(found.number)}${found.rest}${place ? `#${place}` : ''}`;
  }

  /** The id here of a place in an article itself. */
  placeIn(article: OldArticle, fragment: string): string | undefined {
    const number = this.#numbers.get(importedId(article.identity)) ?? -1;
    return this.#headings.get(number)?.get(placeKey(fragment));
  }

  /** Whether an address is on the old site, as far as the articles' own addresses tell. */
  isOldSite(url: URL): boolean {
    return this.#links.isOldSite(url);
  }

  /** What becomes of the address of something that is no article, and leads to a page of this site now. */
  fateOf(address: string, to: string, redirects: ContentHere['redirects']): AddressFate {
    const path = redirectable(address);
    if ('refused' in path) return { address, why: path.refused };
    const isOwn = locationOf(path.from) === locationOf(to);
    if (isOwn || redirects[path.from] === to) return { address, to };
    const owner = this.#ownerOf(path.from, '');
    if (owner !== undefined || !this.#here.hasRoomFor(path.from))
      return { address, why: whose(owner) };
    this.#here.claim(path.from, ofTheSite);
    return { address, from: path.from, to };
  }

  #fates(article: OldArticle, id: string, to: string): AddressFate[] {
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
    const slug = this.#slugs[number] ?? '';
    return this.#pages.has(number) ? `/${slug}/` : articlePath({ id: slug });
  }

  /** Whose an old address is: what is here comes before what is imported. */
  #ownerOf(path: string, id: string): Owner | undefined {
    const here = this.#here.ownerOf(path);
    if (here !== undefined) return here;
    if (!this.#here.hasRoomFor(path)) return undefined;
    const imported = this.#claims.ownerOf(path);
    return imported !== undefined && imported === this.#numbers.get(id) ? id : imported;
  }
}

function whose(owner: Owner | undefined): string {
  return owner === undefined || owner === ofTheSite
    ? 'this site has a page or file of its own there'
    : 'another article had it first';
}

/** What links between the files of an export call one of them: its path or its name, with or without its ending. */
function namesOfFile(file: string | undefined): string[] {
  if (file === undefined) return [];
  const path = file.split('/').map(encodeURIComponent).join('/');
  const named = [path, path.replace(/.*\//, '')];
  return [...named, ...named.map((name) => name.replace(/\.[^./]+$/, ''))];
}

function isHidden({ draft = false, published }: OldArticle): boolean {
  const moment = published === undefined ? Number.NaN : Date.parse(published);
  return draft || Number.isNaN(moment) || moment > buildTime.getTime();
}

function wantedSlug({ slug = '', address = '', title = '' }: OldArticle, id: string): string {
  return slugOf(decoded(slug)) || slugOf(lastSegment(address)) || slugOf(title) || id;
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
