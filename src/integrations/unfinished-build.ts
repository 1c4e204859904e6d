import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

/**
 * Forgets what a build left that was stopped half-way. Astro keeps copies of pages and pictures as it makes them, which
 * may be cut off, and notes what pages were made of only at the end.
 */
export function unfinishedBuild(): AstroIntegration {
  let mark: URL;
  return {
    name: 'unfinished-build',
    hooks: {
      'astro:config:setup': async ({ command, config }) => {
        if (command !== 'build') return;
        mark = new URL('unfinished', config.cacheDir);
        if (existsSync(mark)) await rm(config.cacheDir, { recursive: true });
        await mkdir(config.cacheDir, { recursive: true });
        await writeFile(mark, '');
      },
      'astro:build:generated': () => rm(mark, { force: true }),
    },
  };
}
