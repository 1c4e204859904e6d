import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import subsetFont from 'subset-font';
import { writeWholeFile } from '../whole-file.ts';

const packages = createRequire(import.meta.url);
const bricolage =
  '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2';
const sourceSerif = '@fontsource/source-serif-4/files/source-serif-4-latin-400';

/** Bricolage Grotesque in one narrow, heavy display cut, for headings and labels. */
const displayCut = { wght: 800, wdth: 82, opsz: 60 };

const keyboard = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));
const englishProse = `${keyboard}\u00a0–—‘’“”…`;

/**
 * What prices, menus and most of Europe's names need besides. A rarer character is drawn in the next font of
 * the stack: carrying all of them would take the fonts of a first view over 40 KB.
 */
const everyday = `${englishProse}•·×÷½¼°€£→←↑↓−≥≤áäåçèéêëíïñóöøúüßÄÉÖÜ`;

// A font that comes late is used from the next page on: swapping it in would move lines under the reader's eyes.
const display = 'optional' as const;

/** Where cut fonts are kept between builds. */
const cacheFolder = '.cache/fonts';

/**
 * The families of the design for Astro's `fonts` setting, cut from their packages.
 * @param local Astro's provider for font files on disk.
 */
export async function siteFonts<Provider>(local: Provider) {
  const [heavy, upright, italic] = await Promise.all([
    cutFont({ source: bricolage, characters: everyday, axes: displayCut, alternates: false }),
    cutFont({ source: `${sourceSerif}-normal.woff2`, characters: everyday }),
    cutFont({ source: `${sourceSerif}-italic.woff2`, characters: englishProse, alternates: false }),
  ]);
  const heading = {
    provider: local,
    fallbacks: [
      'Arial for headlines',
      'Roboto for headlines',
      'DejaVu for headlines',
      'sans-serif',
    ],
    optimizedFallbacks: false,
    options: { variants: [{ src: [heavy], weight: '800', style: 'normal' as const }] },
  };
  return [
    { ...heading, name: 'Bricolage Grotesque', cssVariable: '--font-display', display },
    // Headlines are half of the look: theirs is swapped in. They begin their lines, and the stand-ins are as wide.
    {
      ...heading,
      name: 'Bricolage Headlines',
      cssVariable: '--font-headline',
      display: 'swap' as const,
    },
    {
      name: 'Source Serif 4',
      cssVariable: '--font-text',
      provider: local,
      fallbacks: ['Georgia', 'serif'],
      display,
      options: {
        variants: [
          { src: [upright], weight: '400', style: 'normal' as const },
          { src: [italic], weight: '400', style: 'italic' as const },
        ],
      },
    },
  ];
}

/** The same two families as TrueType files, for pictures that are drawn at build. */
export async function pictureFonts(): Promise<{ display: Buffer; text: Buffer }> {
  const [display, text] = await Promise.all([
    cutFont({ source: bricolage, characters: everyday, axes: displayCut, format: 'truetype' }),
    cutFont({ source: `${sourceSerif}-normal.woff2`, characters: everyday, format: 'truetype' }),
  ]);
  return { display: await readFile(display), text: await readFile(text) };
}

interface Cut {
  /** A font file in a package. */
  readonly source: string;
  readonly characters: string;
  /** Axes of a variable font, each pinned to one value. */
  readonly axes?: Record<string, number>;
  /** Whether ligatures, tabular figures and other alternates of these characters come along. */
  readonly alternates?: boolean;
  readonly format?: 'woff2' | 'truetype';
}

/** Cuts a font from a package, or finds the cut of an earlier build. Returns the file's address. */
async function cutFont(cut: Cut): Promise<URL> {
  const { source, characters, axes, alternates = true, format = 'woff2' } = cut;
  const original = await readFile(packages.resolve(source));
  const name = createHash('sha256').update(original).update(JSON.stringify(cut)).digest('hex');
  const file = join(cacheFolder, `${name.slice(0, 16)}.${format === 'woff2' ? 'woff2' : 'ttf'}`);
  if (!existsSync(file)) {
    const font = await subsetFont(original, characters, {
      targetFormat: format,
      noLayoutClosure: !alternates,
      ...(axes && { variationAxes: axes }),
    });
    await writeWholeFile(file, font);
  }
  return pathToFileURL(resolve(file));
}
