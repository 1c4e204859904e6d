import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const documents = ['README.md', 'CONTRIBUTING.md', ...globSync('src/**/*.md')];

/** What authors and operators make themselves. */
const madeByHand = new Set(['content/redirects.txt']);

/** Folders and source files named in backticks; `<name>` and `*` stand for any name. */
function pathsIn(markdown: string): readonly string[] {
  const prose = markdown.replaceAll(/^\s*```.*?^\s*```$/gms, '');
  return [...prose.matchAll(/`([^`\s]+)`/g)]
    .map(([, word = '']) => word)
    .filter((word) => /^(?:src|tests|content|public)\//.test(word) || /\.(?:ts|astro)$/.test(word))
    .filter((word) => !madeByHand.has(word));
}

test.each(documents)('every source file that %s names is there', (document) => {
  const here = dirname(document);
  let folder = here;
  const missing = pathsIn(readFileSync(document, 'utf8')).filter((path) => {
    const pattern = path.replaceAll(/<\w+>/g, '*');
    // A bare name stands beside the document, in each folder beside it, or beside the path before it.
    const place = ['.', here, `${here}/*`, folder].find(
      (start) => globSync(join(start, pattern)).length > 0,
    );
    if (place !== undefined) folder = dirname(join(place, path));
    return place === undefined;
  });
  expect(missing).toEqual([]);
});
