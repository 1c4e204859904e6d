import { convert } from 'html-to-text';
import type { DomNode, FormatCallback } from 'html-to-text';

/** A picture in a text that shows none. */
const picture: FormatCallback = (image, _walk, builder) => {
  const { alt = '' } = image.attribs as { alt?: string };
  if (alt.trim()) builder.addInline(`[Picture: ${alt.trim()}]`);
};

/** A link: its words, and the address on a line of its own unless a block around it says it at its end. */
const link: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder);
  const [found] = linksIn([element]);
  if (!found || found.address === found.words || isInBlock(element)) return;
  builder.addLineBreak();
  builder.addInline(found.address, { noWordTransform: true });
};

/** A block, and under it the address of each link in it, on a line of its own where no program cuts it in two. */
const blockWithAddresses: FormatCallback = (block, walk, builder, options) => {
  builder.openBlock({ leadingLineBreaks: options.leadingLineBreaks ?? 2 });
  walk(block.children, builder);
  for (const { address, words } of linksIn(block.children)) {
    if (address === words) continue;
    builder.addLineBreak();
    builder.addInline(address, { noWordTransform: true });
  }
  builder.closeBlock({ trailingLineBreaks: options.trailingLineBreaks ?? 2 });
};

const blocks = ['p', 'h1', 'h2', 'h3', 'h4'];

const isInBlock = ({ parent }: DomNode): boolean =>
  parent !== undefined &&
  parent !== null &&
  (blocks.includes(parent.name ?? '') || isInBlock(parent));

function linksIn(nodes: readonly DomNode[]): { address: string; words: string }[] {
  return nodes.flatMap((node) => {
    const { href } = (node.attribs ?? {}) as { href?: string };
    if (node.name !== 'a') return linksIn(node.children ?? []);
    return href ? [{ address: href, words: wordsOf(node) }] : [];
  });
}

const wordsOf = ({ data, children }: DomNode): string =>
  data ?? (children ?? []).map(wordsOf).join('');

/** What stands over a table on a page; text has no such place, so it becomes a paragraph before it. */
const captionsAsParagraphs = (html: string): string =>
  html.replace(/(<table[^>]*>)\s*<caption>([\s\S]*?)<\/caption>/g, '<p>$2</p>$1');

/** HTML as plain text, for whoever reads mail without its dress: lines of at most 76 characters, addresses apart. */
export function plainText(html: string): string {
  return convert(captionsAsParagraphs(html), {
    wordwrap: 76,
    formatters: { picture, link, blockWithAddresses },
    selectors: [
      { selector: 'a', format: 'link' },
      { selector: 'img', format: 'picture' },
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      ...blocks.map((selector) => ({ selector, format: 'blockWithAddresses' })),
    ],
  }).trim();
}
