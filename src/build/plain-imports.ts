import type { Plugin } from 'vite';

/**
 * Lets `import()` in the browser be the browser's own. Vite wraps each one to fetch its chunks ahead: more
 * script than a calculator's few small chunks save in time.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    // Astro sets the option for every environment, and so only here it can be taken back.
    configEnvironment: (name) =>
      name === 'client' ? { build: { modulePreload: false } } : undefined,
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
