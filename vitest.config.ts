import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    // Much of it waits for clocks, servers and browsers: three at once keep two cores busy.
    maxWorkers: 3,
    projects: [
      project('unit', ['tests/unit/**', 'tests/serving/**']),
      project('updates', ['tests/updates/**'], 'tests/updates/set-up/shared-postgres.ts'),
      project('site', ['tests/site/**', 'tests/browser/**'], 'tests/site/built-sites.ts'),
    ],
  },
});

function project(name: string, folders: string[], globalSetup?: string) {
  return {
    test: {
      name,
      include: folders.map((folder) => `${folder}/*.test.ts`),
      testTimeout: 30_000,
      hookTimeout: 120_000,
      ...(globalSetup && { globalSetup: [globalSetup] }),
    },
  };
}
