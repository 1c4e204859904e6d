import { hash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/utils/compress';
import { copyEnding } from '../serving/built-files.ts';
import { contentType } from '../serving/content-type.ts';
import { filesBelow } from '../serving/files-below.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const smallest = 1024;
// Enough to keep the four threads that compress busy while other files are read and written.
const filesAtOnce = 8;
const hour = 3_600_000;

/** A cache entry is named by its content's digest and by how it was compressed, so a new level starts anew. */
const formats = [
  {
    ending: copyEnding.br,
    entryEnding: '.11.br',
    compress: (content: Buffer): Promise<Buffer> =>
      compressBrotli(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
      }),
  },
  {
    ending: copyEnding.gzip,
    entryEnding: '.9.gz',
    compress: (content: Buffer): Promise<Buffer> => compressGzip(content, { level: 9 }),
  },
];

/** How many files got copies, and how many of those copies had to be compressed anew. */
export interface CompressionCount {
  files: number;
  compressed: number;
}

/** Writes compressed copies beside the built files. It has to run last: what is changed later differs from its copies. */
export function compressedCopies(): AstroIntegration {
  let cacheFolder: string;
  return {
    name: 'compressed-copies',
    hooks: {
      'astro:config:done': ({ config }) => {
        cacheFolder = fileURLToPath(new URL('compressed/', config.cacheDir));
      },
      'astro:build:done': async ({ dir, logger }) => {
        const began = performance.now();
        const { files, compressed } = await writeCompressedCopies(fileURLToPath(dir), cacheFolder);
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        logger.info(`copies for ${files} files, ${compressed} compressed anew, in ${seconds} s`);
      },
    },
  };
}

/**
 * Writes a `.br` and a `.gz` copy beside every file of a compressible kind of 1 KiB or more, where the
 * copy is smaller, and takes away copies that no longer belong to a file. The same content gives the same bytes.
 * @param cacheFolder keeps what was compressed, for the next build; what this build doesn't use is taken away.
 */
export async function writeCompressedCopies(
  folder: string,
  cacheFolder: string,
): Promise<CompressionCount> {
  await mkdir(cacheFolder, { recursive: true });
  const locations = filesBelow(folder);
  const stale = new Set(locations.filter(isCompressedCopy));
  const used = new Set<string>();
  let files = 0;
  let compressed = 0;

  await inParallel(locations.filter(isCompressible), async (location) => {
    if ((await stat(location)).size < smallest) return;
    const content = await readFile(location);
    const digest = hash('sha256', content);
    let smaller = false;
    for (const { ending, entryEnding, compress } of formats) {
      const entry = digest + entryEnding;
      used.add(entry);
      let copy = await kept(cacheFolder, entry);
      if (copy === undefined) {
        copy = await compress(content);
        await keep(cacheFolder, entry, copy);
        compressed += 1;
      }
      if (copy.length >= content.length) continue;
      smaller = true;
      stale.delete(location + ending);
      await writeFile(location + ending, copy);
    }
    if (smaller) files += 1;
  });
  await Promise.all([...stale].map((location) => rm(location, { force: true })));
  await prune(cacheFolder, used);
  return { files, compressed };
}

function isCompressible(location: string): boolean {
  return COMPRESSIBLE_CONTENT_TYPE_REGEX.test(contentType(location));
}

/** Whether a built file is a compressed copy of another. */
export function isCompressedCopy(location: string): boolean {
  return formats.some(
    ({ ending }) => location.endsWith(ending) && isCompressible(location.slice(0, -ending.length)),
  );
}

async function kept(cacheFolder: string, entry: string): Promise<Buffer | undefined> {
  try {
    return await readFile(join(cacheFolder, entry));
  } catch {
    return undefined;
  }
}

async function keep(cacheFolder: string, entry: string, copy: Buffer): Promise<void> {
  // A build that is stopped half-way, or runs beside another one, never leaves half an entry.
  const unfinished = join(cacheFolder, `${randomUUID()}.unfinished`);
  await writeFile(unfinished, copy);
  await rename(unfinished, join(cacheFolder, entry));
}

async function prune(cacheFolder: string, used: ReadonlySet<string>): Promise<void> {
  for (const entry of await readdir(cacheFolder)) {
    if (used.has(entry)) continue;
    const location = join(cacheFolder, entry);
    // An unfinished entry may belong to another build that is at work now.
    if (entry.endsWith('.unfinished')) {
      const state = await stat(location).catch(() => undefined);
      if (state === undefined || Date.now() - state.mtimeMs < hour) continue;
    }
    await rm(location, { force: true });
  }
}

async function inParallel(
  locations: readonly string[],
  work: (location: string) => Promise<void>,
): Promise<void> {
  const queue = locations.values();
  const worker = async (): Promise<void> => {
    for (const location of queue) await work(location);
  };
  await Promise.all(Array.from({ length: filesAtOnce }, worker));
}
