import { defineConfig } from 'vitest/config';

// Not part of `npm cit`: it wants Debian's nginx, Caddy and PostgreSQL, the rights of root, and minutes.
export default defineConfig({
  test: {
    include: ['tests/live/**/*.test.ts'],
    globalSetup: ['tests/live/laid-out-machine.ts'],
    reporters: ['default', './tests/closing-line.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // Each file has the machine to itself.
    fileParallelism: false,
  },
});
