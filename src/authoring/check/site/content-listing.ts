import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { kinds } from '../file/written-file.ts';
import type { Collection } from '../file/written-file.ts';

/** A file in `content/`. */
export interface ListedFile {
  /** The path from the project's folder. */
  readonly file: string;
  readonly bytes: number;
  /** What changes whenever the file is written. */
  readonly stamp: string;
}

export interface Listing {
  readonly texts: readonly (ListedFile & {
    readonly collection: Collection;
    /** The path in the collection's folder. */
    readonly path: string;
  })[];
  readonly pictures: readonly ListedFile[];
}

const picture = /\.(?:avif|gif|jpe?g|png|svg|tiff?|webp)$/i;

/** Lists what is in a content folder: its texts, and the pictures beside them. */
export async function contentListing(folder: string): Promise<Listing> {
  const texts: Listing['texts'][number][] = [];
  const pictures: ListedFile[] = [];
  for (const collection of Object.keys(kinds) as Collection[]) {
    const base = join(folder, collection);
    const paths = await pathsBelow(base);
    await Promise.all(
      paths.map(async (path) => {
        const isText = path.endsWith('.mdx');
        if (!isText && !picture.test(path)) return;
        const listed = await listedFile(join(base, path));
        if (isText) texts.push({ ...listed, collection, path });
        else pictures.push(listed);
      }),
    );
  }
  const byName = (one: ListedFile, other: ListedFile): number => (one.file < other.file ? -1 : 1);
  return { texts: texts.toSorted(byName), pictures: pictures.toSorted(byName) };
}

/** The files in a folder and the folders in it, as paths with slashes; none when it isn't there. */
export async function pathsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
    .map((path) => path.replaceAll('\\', '/'));
}

/** @throws when there is no such file. */
export async function listedFile(file: string): Promise<ListedFile> {
  const { size, mtimeMs } = await stat(file);
  return { file: file.replaceAll('\\', '/'), bytes: size, stamp: `${size}-${mtimeMs}` };
}
