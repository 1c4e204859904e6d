import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasQuery, oldAddresses, redirectFiles } from '../serving/redirect-rules.ts';

/** The file in the content folder with the old addresses that no article owns: `/old /new/ 301`, one a line. */
export const contentRedirectsFile = 'redirects.txt';

/**
 * Where the old addresses lead that no article owns, such as those of categories, months and pages.
 * @returns none where the content folder has no such file.
 * @throws a sentence for the first line that can't be followed.
 */
export async function contentRedirects(folder: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(join(folder, contentRedirectsFile), 'utf8').catch(() => '');
  const lines = text.split(/\r?\n/);
  // A line keeps its number where the others are left out.
  const only = (byQuery: boolean): string =>
    lines.map((line) => (hasQuery(line) === byQuery ? line : '')).join('\n');
  try {
    const all = [
      ...oldAddresses(only(false), redirectFiles.plain),
      ...oldAddresses(only(true), redirectFiles.byQuery),
    ];
    return Object.fromEntries(all.map(({ from, to }) => [from, to]));
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    throw new Error(sentence.replace(/^_redirects\w*/, contentRedirectsFile), { cause: error });
  }
}
