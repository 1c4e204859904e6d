import { mkdir, readdir, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { filesBelow } from '../serving/files-below.ts';
import { forgetPages } from './astro-internals.ts';
import { buildRecord } from './build-record.ts';
import type { BuildRecord } from './build-record.ts';
import { isCompressedCopy } from './compressed-copies.ts';
import { isSearchIndex } from './search-index.ts';

/**
 * Lets pages stay that would come out as they did. Astro compares their keys with those of the last build; what
 * is decided here is whether the output folder can be trusted at all, and what in it belongs to no page any more.
 * It stands before all integrations that look at the built files; {@link finishedBuild} stands behind them.
 */
export function keptPages(): AstroIntegration {
  let began = 0;
  return {
    name: 'kept-pages',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return;
        updateConfig({
          experimental: { incrementalBuild: true },
          vite: { build: { emptyOutDir: false } },
        });
      },
      'astro:config:done': ({ config }) => {
        const cacheFolder = fileURLToPath(config.cacheDir);
        const makers = config.integrations.map(({ name }) => name).join(' ');
        current = {
          cacheFolder,
          outputFolder: fileURLToPath(config.outDir),
          record: buildRecord(cacheFolder, fileURLToPath(config.outDir), makers),
        };
      },
      'astro:build:start': async ({ logger }) => {
        const { cacheFolder, outputFolder, record } = building();
        const standing = await record.standing();
        if (standing === 'unfinished') {
          logger.info('the last build was stopped half-way, so that every page is built again');
          await forgetPages(cacheFolder);
        }
        await record.begin();
        if (standing !== 'kept') await empty(outputFolder);
        began = await timeIn(outputFolder);
      },
      'astro:build:done': async ({ assets }) => {
        const { outputFolder } = building();
        const pages = new Set([...assets.values()].flat().map((file) => fileURLToPath(file)));
        await removeOlder(outputFolder, began, pages);
      },
    },
  };
}

/** Marks the end of a build, for the next one to trust what it wrote. It has to stand last. */
export function finishedBuild(): AstroIntegration {
  return {
    name: 'finished-build',
    hooks: { 'astro:build:done': () => building().record.end() },
  };
}

interface Building {
  readonly cacheFolder: string;
  readonly outputFolder: string;
  readonly record: BuildRecord;
}

let current: Building | undefined;

function building(): Building {
  if (!current) throw new Error('kept-pages has to be among the integrations of astro.config.mjs.');
  return current;
}

async function empty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (name !== '.git') await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** What time it is by the clock that marks files, in milliseconds. */
async function timeIn(folder: string): Promise<number> {
  const probe = join(folder, '.build-began');
  await writeFile(probe, '');
  const { mtimeMs } = await stat(probe);
  await rm(probe);
  return mtimeMs;
}

/**
 * Everything but kept pages is written by each build, so that what is older is left over. The search index and
 * the compressed copies are cleared up by those who make them.
 */
async function removeOlder(
  folder: string,
  began: number,
  pages: ReadonlySet<string>,
): Promise<void> {
  for (const file of filesBelow(folder)) {
    if (pages.has(file) || isCompressedCopy(file)) continue;
    if (isSearchIndex(relative(folder, file).split(sep).join('/'))) continue;
    if ((await stat(file)).mtimeMs >= began) continue;
    await rm(file);
    await rmdir(dirname(file)).catch(() => undefined);
  }
}
