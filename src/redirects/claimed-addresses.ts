import { site } from '../site.ts';
import { articlePath } from '../articles/addresses.ts';
import type { Article } from '../articles/published.ts';

export interface OldAddress {
  readonly from: string;
  /** Where it leads now: a path of this site. */
  readonly to: string;
}

/**
 * Every address that moved: what articles name in `redirectFrom`, and what `site.ts` and the content folder name.
 * @param ofContent where the old addresses lead that the content folder names and no article owns.
 * @throws when two articles, or an article and the others, claim one old address.
 */
export function oldAddresses(
  articles: readonly Article[],
  ofContent: Readonly<Record<string, string>> = {},
): readonly OldAddress[] {
  const claims = new Map<string, string>();
  const all = [
    ...Object.entries({ ...ofContent, ...site.redirects }).map(([from, to]) => ({ from, to })),
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
