import { open } from 'node:fs/promises';

/** Why a picture can't be shown, or `null` when it can. */
export type Broken = 'no picture' | 'cut short' | null;

/** How a whole file of a kind ends; of kinds that aren't here only the beginning tells. */
const endings: readonly [RegExp, string][] = [
  [/\.jpe?g$/i, 'ffd9'],
  [/\.png$/i, '49454e44ae426082'],
  [/\.gif$/i, '3b'],
];

/**
 * Whether a picture can be drawn. Only one that doesn't end as its kind does is drawn to find out, which costs.
 * @param hasSize whether its beginning says how large it is.
 */
export async function brokenPicture(path: string, hasSize: boolean): Promise<Broken> {
  if (!hasSize) return 'no picture';
  const ending = endings.find(([kind]) => kind.test(path))?.[1];
  const isWebp = /\.webp$/i.test(path);
  if (ending === undefined && !isWebp) return null;
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const opening = Buffer.alloc(12);
    await file.read(opening, 0, 12, 0);
    const last = Buffer.alloc(8);
    await file.read(last, 0, 8, Math.max(0, size - 8));
    const isWhole = isWebp
      ? opening.readUInt32LE(4) + 8 <= size
      : last.toString('hex').endsWith(ending ?? '');
    if (isWhole) return null;
  } finally {
    await file.close();
  }
  // It loads a library of its own, which a check seldom needs.
  const { default: sharp } = await import('sharp');
  return sharp(path)
    .stats()
    .then(
      () => null,
      () => 'cut short',
    );
}
