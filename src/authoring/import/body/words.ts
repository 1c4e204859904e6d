import type { Nodes } from 'hast';

// At the edges of these a word ends; within all others it goes on.
const apart = new Set(
  'address article aside audio blockquote body br button caption center dd details dialog dir div dl dt embed fieldset figcaption figure footer footnote-definition form h1 h2 h3 h4 h5 h6 header hgroup hr html iframe img legend li listing main math menu nav noscript object ol optgroup option p plaintext pre search section select summary svg table tbody td textarea tfoot th thead tr ul video xmp'.split(
    ' ',
  ),
);
const wordless = new Set('footnote-reference script style template head title'.split(' '));

/**
 * The words of a tree as a reader sees them: one space between any two, none at the ends. The numbers and
 * arrows of footnotes are no words: the site makes its own.
 */
export function wordsOf(tree: Nodes): string {
  const parts: string[] = [];
  collect(tree, parts);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function collect(node: Nodes, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value);
  if (!('children' in node)) return;
  const name = nameOf(node);
  if (wordless.has(name) || isFootnoteFurniture(node)) return;
  const edge = apart.has(name) ? ' ' : '';
  parts.push(edge);
  for (const child of node.children) collect(child, parts);
  parts.push(edge);
}

function nameOf(node: Nodes): string {
  if (node.type === 'element') return node.tagName;
  return 'name' in node && typeof node.name === 'string' ? node.name : '';
}

function isFootnoteFurniture(node: Nodes): boolean {
  if (node.type !== 'element') return false;
  const { dataFootnoteBackref, dataFootnoteRef, id } = node.properties;
  return (
    dataFootnoteBackref !== undefined ||
    dataFootnoteRef !== undefined ||
    (node.tagName === 'h2' && id === 'footnote-label')
  );
}
