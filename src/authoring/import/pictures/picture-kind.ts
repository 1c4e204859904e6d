import { readFile } from 'node:fs/promises';
import type { Sharp, SharpOptions } from 'sharp';

const endings: Readonly<Record<string, string>> = {
  png: 'png',
  jpeg: 'jpg',
  gif: 'gif',
  webp: 'webp',
  heif: 'avif',
};

/** Whether a file is a picture that the site can show: its ending, or why not. */
export type PictureKind = { readonly ending: string } | { readonly refused: string };

/** Looks into a picture to its last byte: the build would stop at one that is damaged. */
export async function pictureKind(picture: string | Uint8Array): Promise<PictureKind> {
  const bytes = typeof picture === 'string' ? await readFile(picture) : picture;
  if (/<svg[\s>]/i.test(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))) {
    return { refused: 'it is an SVG, which can hold programs: save it as PNG and add it by hand' };
  }
  try {
    const image = await opened(bytes, { failOn: 'error', limitInputPixels: 100_000_000 });
    const { format, compression } = await image.metadata();
    const ending = endings[format];
    if (!ending || (format === 'heif' && compression !== 'av1'))
      return { refused: `it is of a kind browsers don’t show (${format})` };
    await image.stats();
    return { ending };
  } catch {
    return { refused: 'it is damaged, or no picture at all' };
  }
}

// Most imports meet no picture for long; the library takes a while to load.
async function opened(bytes: Uint8Array, options: SharpOptions): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp(bytes, options);
}
