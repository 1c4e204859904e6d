import fc from 'fast-check';
import rehypeParse from 'rehype-parse';
import { mdxToHast } from 'satteri';
import { unified } from 'unified';
import { mdxOf } from '../../../../src/authoring/import/body/mdx.ts';
import { oldBody } from '../../../../src/authoring/import/body/old-body.ts';
import { wordsOf } from '../../../../src/authoring/import/body/words.ts';
import type { OldArticle } from '../../../../src/authoring/import/old-article.ts';

/** A body as it would stand in an article, with what was said about it. */
export function imported(
  text: string,
  kind: OldArticle['body']['kind'] = 'html',
): { mdx: string; lost: string[] } {
  const lost: string[] = [];
  const lose = (sentence: string): void => void lost.push(sentence);
  return { mdx: mdxOf(oldBody({ kind, text }, lose), lose), lost };
}

/** The words of HTML as a browser shows it. */
export const htmlWords = (html: string): string =>
  wordsOf(unified().use(rehypeParse, { fragment: true }).parse(html));

/** The words of MDX as the site shows it. */
export const mdxWords = (mdx: string): string => wordsOf(mdxToHast(mdx) as never);

const hostile = [
  ...'{}<>*_~`$#|\\[]()!&:;=+-.^"\'/@%'.split(''),
  ...[
    'import x from "y"',
    'export const a = 1',
    'import',
    'export default',
    '{x}',
    '${y}',
    '}{',
    '<b>',
  ],
  ...[
    '</p>',
    '<Today>',
    '<!-- x -->',
    '---',
    '***',
    '___',
    '```',
    '~~~',
    '1. ',
    '2) ',
    '- ',
    '+ ',
    '> ',
  ],
  ...[
    '# ',
    '| a | b |',
    '|-|-|',
    '[a](b)',
    '![a](b)',
    '[^1]',
    '[^1]: x',
    '[x]: y',
    ':::',
    '&amp;',
    '&#35;',
  ],
  ...[
    '\\{',
    '\\\\',
    '“quoted”',
    '‘it’s’',
    'don’t',
    '…',
    '—',
    '\u00a0',
    '\u200b',
    '  ',
    '\n',
    '\t',
    '🙂',
  ],
  ...[
    'https://example.com/a_b_c',
    'www.example.com',
    'me@example.com',
    '{/* x */}',
    '{`a`}',
    '{"',
    '==',
  ],
  ...[
    '[ ] x',
    '[x] y',
    '$$',
    'Ünïcödé',
    'שלום',
    '日本語',
    '**a**',
    '_b_',
    '~~c~~',
    '@',
    '\\n',
    '[[w]]',
  ],
];

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text full of signs that mean something to Markdown, MDX or HTML. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...hostile), fc.stringMatching(/^[a-z ]{1,6}$/), fc.string()), {
    minLength: 1,
    maxLength: 6,
  })
  // Control characters can't be in a text, and what looks like a shortcode or a token is meant to be found.
  .map((parts) => parts.join('').replace(/[\0-\x08\x0b-\x1f\x7f\ufeff]/g, ''))
  .filter((text) => !/\[\/|\[[a-z-]+[\s=/]|\{%|\{#|\{\{[<%\s~-]*[a-z]/i.test(text));

const words = anyText.map(escaped);

const blocks =
  'p div h1 h2 h3 h4 h6 ul ol li blockquote pre section article center figure figcaption dl dt dd details summary table tr td th tbody caption'.split(
    ' ',
  );
const inlines =
  'b strong i em code a span sup sub kbd mark u s del small font foo cite q abbr'.split(' ');

/** HTML as editors, people and programs left it: any element in any other, some never closed, any text between. */
export const anyHtml: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    words,
    fc
      .tuple(
        fc.constantFrom(...blocks, ...inlines, ...inlines),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.integer({ min: 0, max: 15 }),
      )
      .map(([name, children, closed]) => {
        const attributes = name === 'a' ? ' href="https://example.com/{a}?b=(c)&amp;d"' : '';
        return `<${name}${attributes}>${children.join('')}${closed === 0 ? '' : `</${name}>`}`;
      }),
    fc.constantFrom('<br>', '<hr>', '<br/>', '\n', '\n\n', ' ', '<!--more-->'),
  ),
})).node;
