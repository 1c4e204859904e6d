import { defineConfig } from 'vitest/config';

interface ProjectOptions {
  readonly isolate?: boolean;
  readonly globalSetup?: string | string[];
}

export default defineConfig({
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    // Much of it waits for clocks, servers and browsers: three at once keep two cores busy.
    maxWorkers: 3,
    projects: [
      project('unit', ['tests/unit/**'], { isolate: false }),
      project('serving', ['tests/serving/**']),
      project('updates', ['tests/updates/**'], {
        isolate: false,
        globalSetup: 'tests/updates/set-up/shared-postgres.ts',
      }),
      project('site', ['tests/site/**', 'tests/browser/**'], {
        globalSetup: ['tests/site/built-sites.ts', 'tests/browser/shared-browser.ts'],
      }),
    ],
  },
});

/**
 * @param options `isolate: false` loads the project's modules once for all files: half the time, as long as no module
 * of ours remembers anything that a test could change.
 */
function project(name: string, folders: readonly string[], options: ProjectOptions = {}) {
  return {
    test: {
      name,
      include: folders.map((folder) => `${folder}/*.test.ts`),
      testTimeout: 30_000,
      hookTimeout: 120_000,
      ...options,
    },
  };
}
