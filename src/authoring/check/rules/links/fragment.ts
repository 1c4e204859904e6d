import { didYouMean } from '../../nearest.ts';
import type { SiteRule } from '../../rule.ts';

/** Links to a part of an article or page that it doesn't have. */
export const fragment: SiteRule = {
  name: 'fragment',
  looksAt: 'site',
  *findings({ links, addresses }) {
    for (const { from, at, path, fragment: part } of links) {
      const target = path === '' ? { facts: from } : addresses.at(path);
      // "top" is every page's, and ":~:" looks words up.
      if (/^(?:top|:~:.*)?$/.test(part) || !target || !('facts' in target)) continue;
      const { ids } = target.facts;
      if (ids.includes(part) || addresses.layoutIds.has(part)) continue;
      yield {
        file: from.file,
        level: 'error',
        at,
        sentence: `${target.facts === from ? 'This page' : path} has no part "#${part}": readers would land at its top.${didYouMean(part, ids)}`,
      };
    }
  },
};
