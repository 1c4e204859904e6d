import { hasQuery } from '../../serving/redirect-rules.ts';
import type { ListedAddress } from './address-list.ts';
import type { Fate } from './following.ts';
import type { NamedAlready } from './named-already.ts';
import type { NearestArticle } from './nearest-article.ts';

/** What is wrong with an old address, and what to write. */
export interface Problem extends ListedAddress {
  readonly found: string;
  readonly write: string;
}

/**
 * Judges where an old address leads.
 * @param fate where it leads.
 * @param lowered where it leads in small letters.
 * @param named which file names an address already, so that nobody is told to write what stands there.
 * @returns nothing when a page answers there, or one redirect away.
 */
export function verdict(
  listed: ListedAddress,
  fate: Fate,
  lowered: Fate | undefined,
  nearest: NearestArticle,
  named: NamedAlready,
): Problem | undefined {
  const problem = (found: string, write: string): Problem => ({ ...listed, found, write });
  switch (fate.kind) {
    case 'answers':
      return fate.redirected || !hasMeaning(listed.address)
        ? undefined
        : problem(
            `is answered by ${new URL(fate.at, 'http://here').pathname}, whatever its query says`,
            alreadyThere(fate.at, named) ??
              `Add "${fate.at}" to "redirectFrom" of the article it was, or to "redirects" in src/site.ts.`,
          );
    case 'unreadable':
      return problem(
        'is neither an address nor a path',
        'Write it as https://old.example/blog/post or /blog/post.',
      );
    case 'elsewhere':
      return problem(
        `leads to another site, ${fate.at}`,
        'Let it lead to a page of this site, or take it out of the list.',
      );
    case 'loop':
      return problem(
        `leads in a circle: ${fate.by.join(' → ')}`,
        'Take out one of these from "redirectFrom" or from "redirects" in src/site.ts.',
      );
    case 'detour':
      return problem(
        `takes ${fate.by.length - 1} redirects: ${fate.by.join(' → ')}`,
        `Let it lead to ${fate.by.at(-1) ?? ''} at once.`,
      );
    case 'nothing': {
      const found = fate.redirected ? `leads to ${fate.at}, where no page is` : 'has no page';
      return problem(found, advice(listed.address, fate, lowered, nearest, named));
    }
  }
}

// What counts readers says nothing of the page they want.
const counting = /^(?:utm_.*|hs.*|_hs.*|__hs.*|fbclid|gclid|mc_.*|ref|source)$/i;

/** Whether the query of an address says which page it is. */
function hasMeaning(address: string): boolean {
  const [, query = ''] = address.replace(/#.*$/, '').split('?');
  return [...new URLSearchParams(query).keys()].some((name) => !counting.test(name));
}

function advice(
  address: string,
  fate: Extract<Fate, { kind: 'nothing' }>,
  lowered: Fate | undefined,
  nearest: NearestArticle,
  named: NamedAlready,
): string {
  if (fate.redirected) return 'Let it lead to a page that exists.';
  const path = fate.at;
  const there = alreadyThere(path, named);
  if (there !== undefined) return there;
  if (lowered?.kind === 'answers') {
    return `Only its capitals keep it from ${lowered.at}: add "${path}" where that one's old addresses stand.`;
  }
  const slug = nearest(address);
  return slug === undefined
    ? `Add "${path}" to "redirectFrom" of the article it was, or to "redirects" in src/site.ts.`
    : `It may be content/articles/${slug}: add "${path}" to its "redirectFrom".`;
}

function alreadyThere(path: string, named: NamedAlready): string | undefined {
  const place = named(path);
  return place === undefined
    ? undefined
    : `It stands in ${place} already, but not in this build: build the site again, or wait for the article if it is a draft or dated ahead.`;
}

/** What to say of an address that only our own server leads on from. */
export function onlyHere({ address, place }: ListedAddress): string | undefined {
  return hasQuery(address)
    ? `${place}: ${address} leads on from our own server alone: a static host can't tell addresses by their query.`
    : undefined;
}
