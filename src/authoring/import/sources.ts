import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './missing.ts';
import type { OldBlog } from './old-article.ts';

/** A file or folder to import, and what reads it. */
export interface Source {
  readonly path: string;
  readonly blog: OldBlog;
  readonly bytes: number;
}

/**
 * Finds out what kind of export a file or folder is.
 * @throws a sentence when it isn't there, or is of no kind that can be read.
 */
export async function sourceAt(path: string, blogs: readonly OldBlog[]): Promise<Source> {
  const found = await stat(path).catch((error: unknown) => {
    if (isMissing(error)) throw new Error(`"${path}" is not there.`);
    throw error;
  });
  const opening = found.isDirectory() ? '' : await openingOf(path);
  for (const blog of blogs) {
    if (await blog.recognizes(path, opening)) {
      const bytes = found.isDirectory() ? await bytesBelow(path) : found.size;
      return { path, blog, bytes };
    }
  }
  const kinds = blogs.map(({ name }) => `  - ${name}`).join('\n');
  throw new Error(`"${path}" is of no kind that can be imported. These can:\n${kinds}`);
}

async function openingOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(64 * 1024);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function bytesBelow(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  return bytes;
}
