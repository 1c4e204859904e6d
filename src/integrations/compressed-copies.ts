import { hash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/utils/compress';
import { copyEnding } from '../serving/built-files.ts';
import { contentType } from '../serving/answers/content-type.ts';
import { filesBelow } from '../serving/files-below.ts';
import { writeWholeFile } from '../whole-file.ts';
import { inParallel } from './in-parallel.ts';

const smallest = 1024;
/** Fetched once and kept for a year: worth twenty times the work for a tenth of the bytes. */
const lasting = /\.(?:js|css|svg)$/;
/** What was compressed by earlier builds: by what it was, and by the compressors, which come with Node. */
const cacheFolder = join(
  '.cache/compressed',
  `brotli-${process.versions['brotli']}-zlib-${process.versions['zlib']}`,
);

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const formats = [
  {
    ending: copyEnding.br,
    compress: (content: Buffer, quality: number) =>
      brotli(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
      }),
  },
  { ending: copyEnding.gzip, compress: (content: Buffer) => zip(content, { level: 9 }) },
];

/** Writes compressed copies beside the built files. It has to run last: what is changed later differs from its copies. */
export function compressedCopies(): AstroIntegration {
  return {
    name: 'compressed-copies',
    hooks: { 'astro:build:done': ({ dir }) => writeCompressedCopies(fileURLToPath(dir)) },
  };
}

/**
 * Writes a `.br` and a `.gz` copy beside every file of a compressible kind of 1 KiB or more, where the copy is
 * smaller. The same content gives the same bytes, and is compressed once.
 */
export async function writeCompressedCopies(folder: string): Promise<void> {
  await inParallel('Compressing', filesBelow(folder).filter(isCompressible), async (location) => {
    const content = await readFile(location);
    if (content.length < smallest) return;
    const quality = lasting.test(location) ? 11 : 8;
    for (const { ending, compress } of formats) {
      const kept = join(cacheFolder, `${hash('sha256', content)}-${quality}${ending}`);
      let copy = await readFile(kept).catch(() => undefined);
      if (!copy) {
        copy = await compress(content, quality);
        await writeWholeFile(kept, copy);
      }
      if (copy.length < content.length) await writeFile(location + ending, copy);
    }
  });
}

function isCompressible(location: string): boolean {
  return COMPRESSIBLE_CONTENT_TYPE_REGEX.test(contentType(location));
}
