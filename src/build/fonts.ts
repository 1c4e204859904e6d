import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import subsetFont from 'subset-font';

const packages = createRequire(import.meta.url);
const bricolage =
  '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2';
const sourceSerif = '@fontsource/source-serif-4/files/source-serif-4-latin-400';

/** Bricolage Grotesque in one narrow, heavy display cut, for headings and labels. */
const displayCut = { wght: 800, wdth: 82, opsz: 60 };

/**
 * What English prose, prices, menus and most of Europe's names are written with. A rarer character is drawn in
 * the next font of the stack: carrying all of them would take both families over 40 KB on a first view.
 */
const everydayCharacters =
  String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index)) +
  '\u00a0–—‘’“”…•·×÷½¼°€£→←↑↓−≥≤áäåçèéêëíïñóöøúüßÄÉÖÜ';

/** Where cut fonts are kept between builds. */
const cacheFolder = '.cache/fonts';

/**
 * The families of the design for Astro's `fonts` setting, cut from their packages.
 * @param local Astro's provider for font files on disk.
 */
export async function siteFonts<Provider>(local: Provider) {
  const [display, text, italic] = await Promise.all([
    cutFont(bricolage, 'woff2', displayCut),
    cutFont(`${sourceSerif}-normal.woff2`, 'woff2'),
    cutFont(`${sourceSerif}-italic.woff2`, 'woff2'),
  ]);
  return [
    {
      name: 'Bricolage Grotesque',
      cssVariable: '--font-display',
      provider: local,
      fallbacks: ['Arial Narrow', 'Arial', 'sans-serif'],
      options: { variants: [{ src: [display], weight: '800', style: 'normal' as const }] },
    },
    {
      name: 'Source Serif 4',
      cssVariable: '--font-text',
      provider: local,
      fallbacks: ['Georgia', 'serif'],
      options: {
        variants: [
          { src: [text], weight: '400', style: 'normal' as const },
          { src: [italic], weight: '400', style: 'italic' as const },
        ],
      },
    },
  ];
}

/** The same two families as TrueType files, for pictures that are drawn at build. */
export async function pictureFonts(): Promise<{ display: Buffer; text: Buffer }> {
  const [display, text] = await Promise.all([
    cutFont(bricolage, 'truetype', displayCut),
    cutFont(`${sourceSerif}-normal.woff2`, 'truetype'),
  ]);
  return { display: await readFile(display), text: await readFile(text) };
}

/** Cuts a font from a package, or finds the cut of an earlier build. Returns the file's address. */
async function cutFont(
  source: string,
  targetFormat: 'woff2' | 'truetype',
  variationAxes?: Record<string, number>,
): Promise<URL> {
  const original = await readFile(packages.resolve(source));
  const recipe = JSON.stringify([everydayCharacters, targetFormat, variationAxes]);
  const name = createHash('sha256').update(original).update(recipe).digest('hex').slice(0, 16);
  const file = join(cacheFolder, `${name}.${targetFormat === 'woff2' ? 'woff2' : 'ttf'}`);
  if (!(await exists(file))) {
    const cut = await subsetFont(original, everydayCharacters, {
      targetFormat,
      ...(variationAxes && { variationAxes }),
    });
    await mkdir(cacheFolder, { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    await writeFile(unfinished, cut);
    await rename(unfinished, file);
  }
  return pathToFileURL(file);
}

async function exists(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  );
}
