import { kept } from '../kept/kept.ts';
import { NUMBERS } from './keep-numbers.ts';
import { readFragment } from '../calculator/share-link.ts';
import type { Shared } from '../calculator/share-link.ts';

/**
 * What a reader brings to a worksheet's page: what its address says, else what is kept on this device. Who comes back
 * by the browser's own button also brings what they wrote for the other worksheets before that.
 */
export function broughtHere(code: string): Shared {
  const addressed = readFragment(location.hash);
  if (addressed.size === 0) return readFragment(kept(NUMBERS) ?? '');
  const others = [...writtenAfterwards()].filter(([key]) => !key.startsWith(`${code}.`));
  return new Map([...addressed, ...others]);
}

/** The numbers of the page the reader came back from. */
function writtenAfterwards(): Shared {
  // Browsers from before 2026 may not tell.
  const { navigation } = globalThis as { navigation?: Navigation };
  const here = navigation?.currentEntry?.index;
  const url = here === undefined ? null : navigation?.entries()[here + 1]?.url;
  const after = url ? new URL(url) : null;
  return after?.pathname.startsWith('/calculators/') ? readFragment(after.hash) : new Map();
}

/** Lets every link of the path bar carry the numbers. */
export function linkPath(fragment: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-worksheet-path] a')) {
    link.hash = fragment;
  }
}
