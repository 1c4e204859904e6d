import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { incrementalFiles } from '../../src/build/astro-internals.ts';

const cacheFolder = join('.cache/astro', encodeURIComponent('./tests/site/content'));

test('Astro keeps its list of pages and its copies of them where we would delete them', () => {
  for (const name of Object.values(incrementalFiles)) {
    expect(
      existsSync(join(cacheFolder, name)),
      `Astro wrote no ${name} into its cache folder: find its new name and write it into src/build/astro-internals.ts, or a build that was stopped may leave stale pages.`,
    ).toBe(true);
  }
});
