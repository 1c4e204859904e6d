import type { OldBlog } from './old-article.ts';

/** The kinds of export that can be imported, in the order in which they are tried. */
export const oldBlogs: readonly OldBlog[] = [];
