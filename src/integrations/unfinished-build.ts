import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { builtMark } from '../serving/built-site.ts';

const unfinished = 'unfinished';

/**
 * Makes every page again after a build that was stopped half-way: Astro's incremental build keeps copies of pages as
 * it makes them, but notes what they were made of only at its end.
 */
export function unfinishedBuild(): AstroIntegration {
  let mark: URL;
  return {
    name: 'unfinished-build',
    hooks: {
      'astro:config:done': ({ config }) => {
        mark = new URL(unfinished, config.cacheDir);
      },
      'astro:build:start': async () => {
        if (existsSync(mark)) await rm(new URL('incremental-build.json', mark), { force: true });
        await writeFile(mark, '');
      },
    },
  };
}

/** Notes that the build is whole, for the next build and for the process that serves it. It has to run last. */
export function finishedBuild(): AstroIntegration {
  let cacheFolder: URL;
  return {
    name: 'finished-build',
    hooks: {
      'astro:config:done': ({ config }) => {
        cacheFolder = config.cacheDir;
      },
      'astro:build:done': async ({ dir }) => {
        await writeFile(new URL(builtMark, dir), '');
        await rm(new URL(unfinished, cacheFolder));
      },
    },
  };
}
