import type { Plugin } from 'vite';

/** The modules that calculators are made of. `wake.ts` and the scripts of Astro's components aren't among them. */
const PART = /\/src\/calculators\/([\w-]+)\/[\w-]+\.ts$/;
const ALL = /\/src\/calculators\/all-elements\.ts$/;
const IN = /\?in=[\w-]+$/;

/**
 * Gives each calculator one script with everything it needs, and one more to all of them together, for a page with
 * many kinds; "My plan" has its own, too. For that, each gets a copy of what they share, marked `?in=…`: a page
 * then asks for one file and not for a file that asks for others, and what is compressed together compresses better.
 */
export function calculatorChunks(): Plugin {
  return {
    name: 'calculator-chunks',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    async resolveId(source, importer, options) {
      if (!importer?.includes('/src/calculators/')) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (!found) return null;
      const [copy] = IN.exec(importer) ?? [];
      const [, folder] = PART.exec(found.id) ?? [];
      if (ALL.test(found.id)) return `${found.id}?in=all`;
      return folder ? found.id + (copy ?? `?in=${folder}`) : found;
    },
  };
}
