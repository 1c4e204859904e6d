import type { Plugin } from 'vite';

/**
 * Lets `import()` in the browser be the browser's own. Vite wraps each one to fetch its chunks ahead: more
 * script than a calculator's few small chunks save in time.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    configResolved({ plugins }) {
      const wrapping = plugins.find(({ name }) => name === 'native:import-analysis-build');
      if (wrapping) wrapping.applyToEnvironment = ({ name }) => name !== 'client';
    },
  };
}
