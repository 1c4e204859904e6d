import { site } from '../site.ts';
import { articlePath } from '../articles/addresses.ts';
import type { Article } from '../articles/published.ts';

export interface OldAddress {
  readonly from: string;
  /** Where it leads now: a path of this site. */
  readonly to: string;
}

/**
 * Every address that moved: what articles name in `redirectFrom`, and what `site.ts` names.
 * @throws when two articles, or an article and the settings, claim one old address.
 */
export function oldAddresses(articles: readonly Article[]): readonly OldAddress[] {
  const claims = new Map<string, string>();
  const all = [
    ...Object.entries(site.redirects).map(([from, to]) => ({ from, to })),
    ...articles.flatMap((article) =>
      article.data.redirectFrom.map((from) => ({ from, to: articlePath(article) })),
    ),
  ];
  for (const { from, to } of all) {
    const key = from.replace(/\/$/, '');
    const claimed = claims.get(key);
    if (claimed !== undefined) {
      throw new Error(
        `The old address ${from} leads both to ${claimed} and to ${to}: take it out of one of them.`,
      );
    }
    claims.set(key, to);
  }
  return all.toSorted((one, other) => (one.from < other.from ? -1 : 1));
}
