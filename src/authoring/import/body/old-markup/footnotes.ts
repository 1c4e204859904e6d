import type { Element, Root } from 'hast';
import { eachElement, element, isElement, property, rewrite } from '../rewriting.ts';
import { wordsOf } from '../words.ts';

// Put before ids once by what wrote the notes, and once more by the sanitizing here.
const prefixes = /^(?:user-content-)+/;

interface Footnote {
  readonly number: number;
  readonly note: Element;
}

/**
 * Finds footnotes, whatever made them: a short link to a note further down that links back. Reference and
 * note become what Markdown calls them; all notes move to the end.
 */
export function findFootnotes(tree: Root): void {
  const notes = notesByReference(tree);
  if (notes.size === 0) return;
  const moved = new Map([...notes.values()].map((footnote) => [footnote.note, footnote]));
  rewrite(tree, (node) => {
    if (!isElement(node)) return [node];
    const footnote = notes.get(node);
    if (footnote) return [element('footnote-reference', [], { number: footnote.number })];
    if (moved.has(node) || property(node, 'id').replace(prefixes, '') === 'footnote-label')
      return [];
    // The raised sign around a reference, and the list that held the notes.
    const [only, ...others] = node.children;
    if (node.tagName === 'sup' && isElement(only, 'footnote-reference') && others.length === 0)
      return [only];
    return isElement(node, 'ol', 'ul') && wordsOf(node) === '' && !holdsPicture(node) ? [] : [node];
  });
  const definitions = new Set(moved.values());
  for (const { number, note } of definitions) {
    rewrite(note, (node) => (isBackLink(node) ? [] : [node]));
    tree.children.push(element('footnote-definition', note.children, { number }));
  }
}

function holdsPicture(node: Element): boolean {
  return node.children.some(
    (child) => isElement(child, 'img') || (isElement(child) && holdsPicture(child)),
  );
}

const fragment = (node: Element): string => {
  const href = property(node, 'href');
  return node.tagName === 'a' && href.startsWith('#') ? decoded(href.slice(1)) : '';
};

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function isBackLink(node: Root['children'][number]): boolean {
  return (
    isElement(node, 'a') &&
    fragment(node) !== '' &&
    /^(?:\W*|\d+|back|return)$/i.test(wordsOf(node))
  );
}

/** Which links refer to a note, and to which. */
function notesByReference(tree: Root): ReadonlyMap<Element, Footnote> {
  const byId = new Map<string, Element>();
  eachElement(tree, (node) => {
    const id = property(node, 'id').replace(prefixes, '');
    if (id && !byId.has(id)) byId.set(id, node);
  });
  const found = new Map<Element, Footnote>();
  const numbers = new Map<Element, Footnote>();
  eachElement(tree, (reference, parent) => {
    const words = wordsOf(reference);
    const name = fragment(reference).replace(prefixes, '');
    const note = name ? byId.get(name) : undefined;
    if (
      !note ||
      !isElement(note, 'li', 'p', 'div') ||
      !/^\W?(?:\d{1,3}|\*+|[a-z])\W?$/i.test(words)
    )
      return;
    const ids = [reference, ...(isElement(parent as Element) ? [parent as Element] : [])].map(
      (node) => property(node, 'id').replace(prefixes, ''),
    );
    if (!linksTo(note, new Set(ids.filter(Boolean)))) return;
    const footnote = numbers.get(note) ?? { number: numbers.size + 1, note };
    numbers.set(note, footnote);
    found.set(reference, footnote);
  });
  return found;
}

function linksTo(note: Element, ids: ReadonlySet<string>): boolean {
  let links = false;
  eachElement(note, (node) => {
    if (ids.has(fragment(node).replace(prefixes, ''))) links = true;
  });
  return links;
}
