import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { close, createIndex } from 'pagefind';

/** After the build: indexes every page that has a `data-pagefind-body`, for searching on the reader's own device. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const started = performance.now();
        const folder = fileURLToPath(dir);
        const { index, errors } = await createIndex();
        if (!index) throw new Error(`The search index can't be made: ${errors.join('; ')}`);
        const added = await index.addDirectory({ path: folder });
        const written = await index.writeFiles({ outputPath: `${folder}pagefind` });
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
