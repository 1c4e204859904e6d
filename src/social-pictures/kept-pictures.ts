import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Piscina } from 'piscina';
import { pictureName } from './picture-drawing.ts';
import type { SocialPicture } from './picture-drawing.ts';
import { writeWholeFile } from '../whole-file.ts';

const cacheFolder = '.cache/social';
let threads: Piscina<SocialPicture, Uint8Array> | undefined;

/** The picture for a page as PNG: drawn on whichever core is free, and once for as long as what it says stays the same. */
export async function socialPicture(picture: SocialPicture): Promise<Uint8Array> {
  const file = join(cacheFolder, `${pictureName(picture)}.png`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return kept;
  threads ??= new Piscina({
    // The pages are bundled, the threads run the source.
    filename: resolve('src/social-pictures/drawing-thread.ts'),
    minThreads: 0,
    idleTimeout: 1_000,
    // A thread that blocks until its next picture never gives the pixels of the last one back.
    atomics: 'disabled',
  });
  const drawn = await threads.run(picture);
  await writeWholeFile(file, drawn);
  return drawn;
}
