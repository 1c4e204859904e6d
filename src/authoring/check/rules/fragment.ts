import type { SiteRule } from '../rule.ts';
import { didYouMean } from '../nearest.ts';
import { linkedPath } from '../linked-path.ts';

/** Links to a part of an article or page that it doesn't have. */
export const fragment: SiteRule = {
  name: 'fragment',
  looksAt: 'site',
  *findings({ files, addresses, settings }) {
    for (const from of files) {
      for (const { text, line, column } of from.links) {
        const linked = linkedPath(text, from, settings.url);
        if (!linked?.fragment) continue;
        const target = linked.path === '' ? { facts: from } : addresses.at(linked.path);
        if (!target || !('facts' in target)) continue;
        const { ids } = target.facts;
        if (ids.includes(linked.fragment) || addresses.layoutIds.has(linked.fragment)) continue;
        yield {
          file: from.file,
          level: 'error',
          at: { line, column },
          sentence: `${target.facts === from ? 'This page' : linked.path} has no part "#${linked.fragment}": readers would land at its top.${didYouMean(linked.fragment, ids)}`,
        };
      }
    }
  },
};
