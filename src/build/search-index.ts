import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rm } from 'node:fs/promises';
import { close, createIndex } from 'pagefind';

/** The folder of the index in the built site. */
export const searchFolder = 'pagefind';

/** After the build: indexes every page that has a `data-pagefind-body`, for searching on the reader's own device. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const started = performance.now();
        const folder = fileURLToPath(dir);
        await rm(join(folder, searchFolder), { recursive: true, force: true });
        const { index, errors } = await createIndex();
        if (!index) throw new Error(`The search index can't be made: ${errors.join('; ')}`);
        const added = await index.addDirectory({ path: folder });
        const written = await index.writeFiles({ outputPath: join(folder, searchFolder) });
        await close();
        const problems = [...added.errors, ...written.errors];
        if (problems.length > 0) throw new Error(`Search index: ${problems.join('; ')}`);
        logger.info(
          `${added.page_count} pages indexed in ${Math.round(performance.now() - started)} ms`,
        );
      },
    },
  };
}
