import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import sanitizeHtml from 'sanitize-html';
import { markdownToHtml } from 'satteri';
import { unified } from 'unified';
import { withoutHeadingNames } from '../addresses/heading-places.ts';
import type { OldArticle } from '../old-article.ts';
import { wrapBareText } from './bare-text.ts';
import { blockCode } from './old-markup/block-code.ts';
import { replaceEmbedded } from './old-markup/embedded.ts';
import { findFootnotes } from './old-markup/footnotes.ts';
import type { Lose } from './losses.ts';
import { repairNesting } from './nesting.ts';
import { findSources } from './picture-sources.ts';
import { plainTextTree } from './plain-text-tree.ts';
import { safeTree } from './safe-tree.ts';
import { withoutShortcodes } from './old-markup/shortcodes.ts';
import { simplifyTables } from './old-markup/simple-tables.ts';
import { unwrapStray } from './stray-parts.ts';
import { removeTemplateTokens } from './old-markup/template-tokens.ts';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/**
 * An old article's body as a tree of elements that Markdown can write and that can do no harm, with all its
 * words. Its pictures and links still have their old addresses.
 * @param lose is told of whatever couldn't come along.
 */
export function oldBody({ kind, text }: OldArticle['body'], lose: Lose): Root {
  // What no text can hold: control characters and halves of characters.
  const clean = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]/g, '');
  if (kind === 'text') return plainTextTree(clean);
  const html =
    kind === 'markdown'
      ? markdownToHtml(withoutHeadingNames(clean), { features: { gfm: true, frontmatter: false } })
          .html
      : withoutShortcodes(clean, lose);
  if (depthOf(html) <= deepest) return treeOf(html, lose);
  lose(
    'Its elements were nested too deeply to be followed: only paragraphs, links and pictures were kept',
  );
  return treeOf(flattened(html), lose);
}

const deepest = 500;
const closedByThemselves =
  /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i;

/** How deeply elements are nested, roughly and in one go: a parser would take for ever to follow thousands. */
function depthOf(html: string): number {
  let depth = 0;
  let deepestYet = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (closedByThemselves.test(name)) continue;
    depth = Math.max(0, depth + (slash ? -1 : 1));
    deepestYet = Math.max(deepestYet, depth);
  }
  return deepestYet;
}

function treeOf(html: string, lose: Lose): Root {
  const parsed = parser.parse(html);
  findSources(parsed, lose);
  replaceEmbedded(parsed, lose);
  const tree = safeTree(parsed, lose);
  blockCode(tree);
  removeTemplateTokens(tree, lose);
  repairNesting(tree);
  simplifyTables(tree, lose);
  unwrapStray(tree);
  findFootnotes(tree);
  repairNesting(tree);
  wrapBareText(tree);
  return tree;
}

function flattened(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: ['p', 'a', 'img', 'br'],
    allowedAttributes: { a: ['href'], img: ['src', 'alt'] },
    nestingLimit: 20,
  });
}
