import type { Plugin } from 'vite';

const CALCULATOR = /\/src\/calculators\/(?!my-plan\/|shared\/)([\w-]+)\/element\.ts$/;
const SHARED = /\/src\/calculators\/shared\/(?!why)[\w-]+\.ts$/;

/**
 * Puts what the calculators share into one script and what a calculator adds into one more. Left alone, each
 * set of modules that some of them have in common becomes a file, and a dozen small files compress badly.
 */
export const chunkGroups = [
  { name: 'worksheet', test: SHARED, priority: 2 },
  { name: (id: string) => CALCULATOR.exec(id)?.[1] ?? null, test: CALCULATOR, priority: 1 },
];

/** Splits the browser's scripts by `chunkGroups`. */
export function calculatorChunks(): Plugin {
  return {
    name: 'calculator-chunks',
    configEnvironment: (name) =>
      name === 'client'
        ? { build: { rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } } } }
        : undefined,
  };
}
