import fc from 'fast-check';
import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { anyHtml, anyText, htmlWords, imported, mdxWords } from './old-html.ts';

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

test('no word of Markdown is lost or made up', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 8 }), (parts) => {
      const markdown = parts.join('\n');
      const { html } = markdownToHtml(markdown, { features: { frontmatter: false } });
      expect(mdxWords(imported(markdown, 'markdown').mdx)).toBe(htmlWords(html));
    }),
    { numRuns: runs },
  );
});

// The signs of lists and the lines under headings are no words.
const signs = /^\s*(?:[-*•–]|\d{1,3}[.)])\s|^\s*(?:={3,}|-{3,})\s*$/m;

test('no word of a plain text is lost or made up', () => {
  const texts = fc
    .array(anyText, { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join('\n'))
    .filter((text) => !signs.test(text));
  fc.assert(
    fc.property(texts, (text) => {
      const words = text.replace(/\s+/g, ' ').trim();
      expect(mdxWords(imported(text, 'text').mdx)).toBe(words);
    }),
    { numRuns: runs },
  );
});
