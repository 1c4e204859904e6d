import { relative, sep } from 'node:path';
import { canonicalPath } from './canonical-path.ts';
import { contentType } from './answers/content-type.ts';
import { encodings, type Encoding } from './answers/content-negotiation.ts';
import { filesBelow } from './files-below.ts';

/** The ending of a compressed copy, which stands beside its original. */
export const copyEnding: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

/** A file that readers may have. */
export interface BuiltFile {
  location: string;
  contentType: string;
  /** Where the compressed copies lie. */
  copies: ReadonlyMap<Encoding, string>;
}

/** What a built site holds: a request gets something from this list, or nothing. */
export type BuiltFiles = ReadonlyMap<string, BuiltFile>;

/**
 * Lists a built site once, by canonical path; a folder's `index.html` stands under the folder's path too.
 * Left out are hidden files (except `.well-known`), symbolic links, the hosts' own `_headers` and
 * `_redirects` (and its kin for queries), and compressed copies.
 * @throws an error that says what to run when there is no such folder.
 */
export function builtFiles(folder: string): BuiltFiles {
  const locations = new Set(listing(folder));
  const isCopy = (location: string): boolean =>
    Object.values(copyEnding).some(
      (ending) => location.endsWith(ending) && locations.has(location.slice(0, -ending.length)),
    );
  const files = new Map<string, BuiltFile>();
  for (const location of locations) {
    const path = relative(folder, location).split(sep).join('/');
    if (isPrivate(path) || isCopy(location)) continue;
    const file: BuiltFile = {
      location,
      contentType: contentType(path),
      copies: new Map(
        encodings
          .map((encoding) => [encoding, location + copyEnding[encoding]] as const)
          .filter(([, copy]) => locations.has(copy)),
      ),
    };
    const address = `/${path.split('/').map(encodeURIComponent).join('/')}`;
    files.set(address, file);
    if (/\/index\.html$/.test(address)) files.set(address.slice(0, -'index.html'.length), file);
  }
  return files;
}

/**
 * Finds what a request asks for.
 * @param pathname a URL's pathname.
 * @returns the file, the address with a slash at its end where only a folder has that name, or nothing.
 */
export function find(files: BuiltFiles, pathname: string): BuiltFile | string | undefined {
  const path = canonicalPath(pathname);
  if (path === undefined) return undefined;
  return files.get(path) ?? (files.has(`${path}/`) ? `${path}/` : undefined);
}

function listing(folder: string): string[] {
  try {
    return filesBelow(folder);
  } catch (error) {
    throw new Error(
      `There is no built site in the folder "${folder}": run "npm run build" first, or name another folder by SITE_FOLDER.`,
      { cause: error },
    );
  }
}

function isPrivate(path: string): boolean {
  if (/^_(?:headers|redirects|redirects_by_query)$/.test(path)) return true;
  return path
    .replace(/^\.well-known\//, '')
    .split('/')
    .some((segment) => segment.startsWith('.'));
}
