import type { OldBlog } from './old-article.ts';

/** The kinds of export that can be imported, in the order in which they are tried. */
export const oldBlogs: readonly OldBlog[] = [];

/**
 * Tells which kind of export a file or folder is.
 * @throws a sentence when it is of none.
 */
export function oldBlogAt(path: string): Promise<OldBlog> {
  return Promise.reject(new Error(`${path}: this is no export that can be read.`));
}
