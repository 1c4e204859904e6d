import { hash } from 'node:crypto';
import { readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { z } from 'zod';
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/utils/compress';
import { copyEnding } from '../serving/built-files.ts';
import { contentType } from '../serving/content-type.ts';
import { filesBelow } from '../serving/files-below.ts';
import { inParallel } from './in-parallel.ts';
import { openLedger } from './ledger.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const smallest = 1024;
/** Fetched once and kept for a year: worth twenty times the work for a tenth of the bytes. */
const lasting = /\.(?:js|css|svg)$/;

const formats = [
  {
    ending: copyEnding.br,
    compress: (content: Buffer, location: string): Promise<Buffer> =>
      compressBrotli(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: lasting.test(location) ? 11 : 8,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
      }),
  },
  {
    ending: copyEnding.gzip,
    compress: (content: Buffer): Promise<Buffer> => compressGzip(content, { level: 9 }),
  },
];

const compressedFile = z.object({
  size: z.number(),
  /** When the file was written, in milliseconds. */
  time: z.number(),
  /** Of its content. */
  digest: z.string(),
  /** The endings of its copies; none where they wouldn't be smaller. */
  copies: z.array(z.string()),
});

/** How many files have copies, and how many copies had to be compressed anew. */
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
        cacheFolder = fileURLToPath(config.cacheDir);
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
 * copy is smaller, and takes away copies that no longer belong to a file. The same content gives the same bytes;
 * content that is what it was keeps the copies it has.
 * @param cacheFolder keeps the ledger of what was compressed.
 */
export async function writeCompressedCopies(
  folder: string,
  cacheFolder: string,
): Promise<CompressionCount> {
  // The number changes with the way files are compressed.
  const ledger = openLedger(cacheFolder, 'compressed-1', folder, compressedFile);
  const before = await ledger.read();
  const next = new Map<string, z.infer<typeof compressedFile>>();
  const locations = filesBelow(folder);
  const present = new Set(locations.filter(isCompressedCopy));
  const stale = new Set(present);
  const count: CompressionCount = { files: 0, compressed: 0 };

  await inParallel('Compressing', locations.filter(isCompressible), async (location) => {
    const { size, mtimeMs: time } = await stat(location);
    if (size < smallest) return;
    const name = relative(folder, location);
    const known = before.get(name);
    const hasCopies = known?.copies.every((ending) => present.has(location + ending)) ?? false;
    let file = hasCopies && known?.size === size && known.time === time ? known : undefined;
    if (!file) {
      const content = await readFile(location);
      const digest = hash('sha256', content);
      if (hasCopies && known?.digest === digest) {
        file = { ...known, time };
      } else {
        file = { size, time, digest, copies: await writeCopies(location, content) };
        count.compressed += formats.length;
      }
    }
    next.set(name, file);
    for (const ending of file.copies) stale.delete(location + ending);
    if (file.copies.length > 0) count.files += 1;
  });
  for (const location of stale) {
    await rm(location, { force: true });
    await rmdir(dirname(location)).catch(() => undefined);
  }
  await ledger.write(next);
  return count;
}

/** Whether a built file is a compressed copy of another. */
export function isCompressedCopy(location: string): boolean {
  return formats.some(
    ({ ending }) => location.endsWith(ending) && isCompressible(location.slice(0, -ending.length)),
  );
}

function isCompressible(location: string): boolean {
  return COMPRESSIBLE_CONTENT_TYPE_REGEX.test(contentType(location));
}

/** Writes the copies that are smaller than the content, and gives their endings. */
async function writeCopies(location: string, content: Buffer): Promise<string[]> {
  const endings: string[] = [];
  for (const { ending, compress } of formats) {
    const copy = await compress(content, location);
    if (copy.length >= content.length) continue;
    await writeFile(location + ending, copy);
    endings.push(ending);
  }
  return endings;
}
