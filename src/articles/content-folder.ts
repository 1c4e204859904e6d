import { environment } from '../environment.ts';

/** The content folder: `CONTENT_FOLDER`, else `./content`. */
export const contentFolder = environment['CONTENT_FOLDER'] ?? './content';

/** Where builds keep what they remember. Builds of different content must not share it. */
export const cacheFolder = `./.cache/astro/${encodeURIComponent(contentFolder)}`;

/** The slug of a text by its path in its collection's folder: `name.mdx` and `name/index.mdx` are `name`. */
export function slugOfFile(path: string): string {
  return path.replaceAll('\\', '/').replace(/(?:\/index)?\.mdx$/, '');
}
