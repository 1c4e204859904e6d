import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A built site on disk. */
export interface BuiltSite {
  readonly folder: string;
  /** Paths of all files, with forward slashes, sorted. */
  readonly files: readonly string[];
  readonly read: (file: string) => string;
  readonly bytes: (file: string) => Buffer;
  /** Paths of all HTML files. */
  readonly pages: readonly string[];
}

function builtSite(folder: string): BuiltSite {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
  return {
    folder,
    files,
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    bytes: (file) => readFileSync(join(folder, file)),
    pages: files.filter((file) => file.endsWith('.html')),
  };
}

/** The site as readers get it. */
export const realSite = (): BuiltSite => builtSite('dist');

/** A small site of hostile content, built at a fixed moment. */
export const fixtureSite = (): BuiltSite => builtSite('.cache/tests/fixture/dist');

/** The same, with previews. */
export const fixtureSiteWithPreviews = (): BuiltSite =>
  builtSite('.cache/tests/fixture/dist-with-previews');

/** The address of a built page: `archive/index.html` is `/archive/`. */
export const addressOf = (page: string): string => `/${page.replace(/index\.html$/, '')}`;
