import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageLocation, redirectPageTarget } from '../../redirects/redirect-pages.ts';
import { oldAddresses, redirectFiles } from '../../serving/redirect-rules.ts';
import type { OldAddress } from '../../serving/redirect-rules.ts';

/** The old addresses a built site names: those all hosts lead on from, and those only our own server can. */
export interface NamedAddresses {
  readonly everywhere: readonly OldAddress[];
  readonly byQuery: readonly OldAddress[];
}

/** Reads both files of old addresses in a built site; one that isn't there names none. */
export async function namedAddresses(folder: string): Promise<NamedAddresses> {
  const { plain, byQuery } = redirectFiles;
  return {
    everywhere: oldAddresses(await textOf(join(folder, plain)), plain),
    byQuery: oldAddresses(await textOf(join(folder, byQuery)), byQuery),
  };
}

/**
 * Compares `_redirects` with the page at each old address, as one host reads that and another this.
 * @returns a sentence for each that disagree.
 */
export async function disagreements(
  folder: string,
  addresses: readonly OldAddress[],
): Promise<string[]> {
  const sentences: string[] = [];
  for (const { from, to } of addresses) {
    const target = redirectPageTarget(await textOf(pageLocation(folder, from)));
    if (target === to) continue;
    sentences.push(
      target === undefined
        ? `${from} leads to ${to} by _redirects, but no page there leads on for hosts that don't read that file: build the site again.`
        : `${from} leads to ${to} by _redirects, but to ${target} by the page there: build the site again.`,
    );
  }
  return sentences;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return '';
    throw error;
  }
}
