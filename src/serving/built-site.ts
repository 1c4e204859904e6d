import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { builtFiles } from './built-files.ts';
import type { BuiltFiles } from './built-files.ts';
import { oldAddresses, redirectFiles, redirection } from './redirect-rules.ts';
import { headerRules } from './answers/response-headers.ts';
import type { HeaderRule } from './answers/response-headers.ts';

/** The empty file that a build leaves last: the site under it is whole, and its time says which build it is of. */
export const builtMark = '.built';

/** How long an answer may be of the build before, in milliseconds. */
const oldestLook = 1000;

/** What a built site answers with. */
export interface BuiltSite {
  readonly files: BuiltFiles;
  readonly headers: readonly HeaderRule[];
  /** Where an old address leads now. */
  readonly newAddress: (requested: URL) => string | undefined;
}

/**
 * Reads a built site, and reads it again once a later build has finished in the same folder. Until then, and while
 * that build can't be read, the site stays as it was.
 * @param now the clock, in milliseconds.
 * @returns what gives the site as it stands.
 * @throws an error with a sentence when the folder isn't there or one of its files can't be read.
 */
export async function builtSite(
  folder: string,
  now: () => number = Date.now,
): Promise<() => Promise<BuiltSite>> {
  let built = await buildTime(folder);
  let site = await readBuiltSite(folder);
  let looked = now();
  return async () => {
    if (now() - looked < oldestLook) return site;
    looked = now();
    const latest = await buildTime(folder);
    if (latest === undefined || latest === built) return site;
    site = await readBuiltSite(folder).catch(() => site);
    built = latest;
    return site;
  };
}

async function readBuiltSite(folder: string): Promise<BuiltSite> {
  const files = builtFiles(folder);
  const headers = headerRules(await textOf(join(folder, '_headers')));
  const moved = await Promise.all(
    Object.values(redirectFiles).map(async (file) =>
      oldAddresses(await textOf(join(folder, file)), file),
    ),
  );
  return { files, headers, newAddress: redirection(moved.flat()) };
}

async function buildTime(folder: string): Promise<number | undefined> {
  return (await stat(join(folder, builtMark)).catch(() => undefined))?.mtimeMs;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
