import type { Plugin } from 'vite';

const FOLDERS = '(?:goal-price|comp-plan-ceiling|stepping-stone|reverse-funnel|odds)';
const SHARED = /\/src\/calculators\/shared\/(?!why|kept|day-in-words)[\w-]+\.ts$/;
const OF_STEPPING_STONE = /\/src\/calculators\/stepping-stone\/element\.ts$/;
const COPIED = new RegExp(
  `/src/calculators/(?:${FOLDERS}/[\\w-]+|shared/(?:kept|day-in-words))\\.ts$`,
);
const ON_THE_SHEET = /\/src\/calculators\/my-plan\/|\?sheet$/;

/**
 * What all calculators share is one script, what two of them keep with another, and what the stepping stone's desk
 * shares with it is the stepping stone's. Left alone, each set of modules that some of them have in common becomes a file, and a dozen small files compress badly.
 */
export const chunkGroups = [
  { name: 'worksheet', test: SHARED, priority: 2 },
  { name: 'kept', test: /\/src\/calculators\/shared\/kept\.ts$/, priority: 2 },
  { name: 'stepping-stone', test: OF_STEPPING_STONE, priority: 1 },
];

/**
 * Packs the scripts of the calculators into few files. "My plan" gets a copy of the five in one file of its own: a
 * calculator's file then has nothing to hand out, and the five compress better together.
 */
export function calculatorChunks(): Plugin {
  return {
    name: 'calculator-chunks',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    configEnvironment: (name) =>
      name === 'client'
        ? { build: { rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } } } }
        : undefined,
    async resolveId(source, importer, options) {
      if (!importer || !ON_THE_SHEET.test(importer)) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found && COPIED.test(found.id) ? `${found.id}?sheet` : found;
    },
  };
}
