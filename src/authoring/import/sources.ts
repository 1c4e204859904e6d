import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OldBlog } from './old-article.ts';

/** A file or folder to import, and what reads it. */
export interface Source {
  readonly path: string;
  readonly blog: OldBlog;
  readonly bytes: number;
}

/** Tells which kind of export a file or folder is; throws a sentence when it is of none. */
export type BlogAt = (path: string) => Promise<OldBlog>;

/**
 * A file or folder with what reads it.
 * @throws a sentence when nothing does.
 */
export async function sourceAt(path: string, blogAt: BlogAt): Promise<Source> {
  const blog = await blogAt(path);
  return { path, blog, bytes: await bytesAt(path) };
}

async function bytesAt(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.size;
  let bytes = 0;
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  return bytes;
}
