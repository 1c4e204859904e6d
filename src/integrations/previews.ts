import { readFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { convert } from 'html-to-text';
import { absolute } from '../articles/addresses.ts';
import { withPreviews } from '../articles/hidden.ts';

const folder = 'preview';

/**
 * With `--preview`, a build makes a page for each draft and each future article at an address nobody can
 * guess, and prints the addresses. Without it, this does nothing.
 */
export function previews(): AstroIntegration {
  return {
    name: 'previews',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command !== 'build' || !withPreviews) return;
        injectRoute({
          pattern: `/${folder}/[token]`,
          entrypoint: './src/pages/preview/_[token].astro',
        });
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        if (!withPreviews) return;
        const made = pages.filter(({ pathname }) => isPreview(pathname));
        if (made.length === 0) logger.info('No draft and no future article: nothing to preview.');
        for (const { pathname } of made) {
          const title = titleOf(await readFile(new URL(`${pathname}index.html`, dir), 'utf8'));
          logger.info(`${title}: ${absolute(`/${pathname}`)}`);
        }
      },
    },
  };
}

/** Whether an address, or the path of a file, is that of a preview. */
export function isPreview(address: string): boolean {
  return new RegExp(`^(?:https?://[^/]+)?/?${folder}/`).test(address);
}

function titleOf(html: string): string {
  const [, title = ''] = /<meta property="og:title" content="([^"]*)"/.exec(html) ?? [];
  return convert(title, { wordwrap: false });
}
