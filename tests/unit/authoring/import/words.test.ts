import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyHtml, htmlWords, imported, mdxWords } from './old-html.ts';

const runs = Number(process.env['IMPORT_TEST_RUNS'] ?? 250);

test('no word is lost or made up, whatever the HTML, and the result compiles as MDX', () => {
  fc.assert(
    fc.property(fc.array(anyHtml, { minLength: 1, maxLength: 5 }), (parts) => {
      const html = parts.join('');
      expect(mdxWords(imported(html).mdx)).toBe(htmlWords(html));
    }),
    { numRuns: runs },
  );
});
