import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { calculators } from '../calculators/my-plan/plan.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
/** The modules that calculators are made of. `wake.ts` and the scripts of Astro's components aren't among them. */
const PART = /\/src\/calculators\/(?!wake)([\w/-]+)\.ts$/;
const IN = /\?in=[\w-]+$/;

/** The modules that define elements, by the name of their script: each element's own, and one with all of them. */
const entries = new Map([
  ...calculators.map(({ element, name }) => [element, `${name}/element.ts`] as const),
  ['all', 'all-elements.ts'] as const,
]);

/**
 * Gives each calculator one script with everything it needs, and one more to all of them together, for a page with
 * many; "My plan" and what is fetched on demand have their own, too. For that, each gets a copy of what they share,
 * marked `?in=…`: a page then asks for one file and not for a file that asks for others, and what is compressed
 * together compresses better.
 *
 * A calculator's script is named after its element and what all of them are made from, so that `wake.ts` needn't list
 * them.
 */
export function calculatorScripts(): Plugin {
  const made = madeFrom();
  const addressOf = (name: string): string => `_astro/${name}.${made}.js`;
  const byAddress = new Map(
    [...entries].map(([name, path]) => [addressOf(name), `${PROJECT}src/calculators/${path}`]),
  );
  return {
    name: 'calculator-scripts',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    config: () => ({ define: { 'import.meta.env.CALCULATOR_SCRIPTS': JSON.stringify(made) } }),
    buildStart() {
      if (this.environment.mode !== 'build') return;
      for (const [fileName, id] of byAddress) this.emitFile({ type: 'chunk', id, fileName });
    },
    async resolveId(source, importer, options) {
      if (this.environment.mode !== 'build') return byAddress.get(source.slice(1));
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const [, part] = PART.exec(found?.id ?? '') ?? [];
      if (!found || !part) return found;
      const [copy = ''] = IN.exec(importer ?? '') ?? [];
      const whose = options.kind === 'dynamic-import' ? '' : copy;
      return found.id + (whose || `?in=${part.replace('/', '-')}`);
    },
  };
}

/** A name that changes whenever anything the scripts are made from does. */
function madeFrom(): string {
  const hash = createHash('sha256');
  const sources = [
    'src/calculators/**/*.ts',
    'src/build/*.ts',
    '*.config.mjs',
    'package-lock.json',
  ];
  for (const path of globSync(sources, { cwd: PROJECT }).toSorted()) {
    hash.update(readFileSync(PROJECT + path));
  }
  return hash.digest('base64url').replace(/[_-]/g, '').slice(0, 6);
}
