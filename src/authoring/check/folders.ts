import { environment } from '../../environment.ts';

/** The content folder: `CONTENT_FOLDER`, else `./content`. */
export const contentFolder = environment['CONTENT_FOLDER'] ?? './content';

/** Where a build of that folder keeps what it remembers, as `astro.config.mjs` says. */
export const cacheFolder = `./.cache/astro/${encodeURIComponent(contentFolder)}`;
