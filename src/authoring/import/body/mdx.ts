import type { Nodes as HtmlNodes, Root } from 'hast';
import type { PhrasingContent, Root as MarkdownRoot } from 'mdast';
import rehypeRemark from 'rehype-remark';
import type { Options as RemarkOptions } from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import type { Options as StringifyOptions } from 'remark-stringify';
import { mdxToHast } from 'satteri';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { fitHeadings } from './heading-levels.ts';
import type { Lose } from './losses.ts';
import { element, text } from './rewriting.ts';
import { wordsOf } from './words.ts';

type Handle = NonNullable<NonNullable<RemarkOptions['handlers']>[string]>;
type Handlers = NonNullable<StringifyOptions['handlers']>;

/** The elements that Markdown has no sign for and an article keeps by name. */
const kept = ['sub', 'sup', 'kbd', 'mark'] as const;

const byName: Handle = (state, node) =>
  ({
    type: 'mdxJsxTextElement',
    name: node.tagName,
    attributes: [],
    children: state.all(node) as PhrasingContent[],
  }) as never;

const toMarkdown = unified()
  .use(rehypeRemark, {
    handlers: {
      ...Object.fromEntries(kept.map((name) => [name, byName])),
      br: (state, node, parent) =>
        state.inTable ? byName(state, node, parent) : { type: 'break' },
      'footnote-reference': (_, node) => ({
        type: 'footnoteReference',
        identifier: String(node.properties['number']),
        label: String(node.properties['number']),
      }),
      'footnote-definition': (state, node) => ({
        type: 'footnoteDefinition',
        identifier: String(node.properties['number']),
        label: String(node.properties['number']),
        children: state.toFlow(state.all(node)),
      }),
    },
  })
  .freeze();

const esm = /^(?:import|export)(?![\w-])/;

/** At the start of a line these two words would begin a program. */
const asWord: NonNullable<Handlers['text']> = (node, _, state, info) => {
  const safe = state.safe((node as { value: string }).value, info);
  const opensLine = info.before === '\n' || info.before === '';
  return opensLine && esm.test(safe)
    ? `&#x${safe.charCodeAt(0).toString(16)};${safe.slice(1)}`
    : safe;
};

/** Every sign that could mean something, made to mean itself. */
const literally: NonNullable<Handlers['text']> = (node) =>
  (node as { value: string }).value
    .replace(/[!-/:-@[-`{-~]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`)
    .replace(
      /(?<=^|\s)(?:import|export)/g,
      (word) => `&#x${word.charCodeAt(0).toString(16)};${word.slice(1)}`,
    );

const writer = (handler: NonNullable<Handlers['text']>) =>
  unified()
    .use(remarkGfm, { singleTilde: false, tablePipeAlign: false })
    .use(remarkMdx)
    .use(remarkStringify, {
      bullet: '-',
      emphasis: '*',
      fences: true,
      listItemIndent: 'one',
      resourceLink: true,
      rule: '*',
      handlers: { text: handler },
    })
    .freeze();

const usual = writer(asWord);
const literal = writer(literally);

/**
 * Writes a safe tree as MDX that compiles, runs nothing and has exactly the tree's words. What was written is
 * read again to see that it holds; where it doesn't, it is written anew with less and less markup.
 * @param lose is told when markup had to go.
 */
export function mdxOf(tree: Root, lose: Lose): string {
  const words = wordsOf(tree);
  const first = markdownTree(tree);
  const usually = usual.stringify(first);
  if (holds(usually, words)) return usually;
  const literally = literal.stringify(first);
  if (holds(literally, words)) return literally;
  lose('Its emphasis was left out, because Markdown can’t write it as it was');
  const calm = literal.stringify(markdownTree(withoutEmphasis(tree)));
  if (holds(calm, words)) return calm;
  lose('Only its words were kept, because Markdown can’t write its elements as they were');
  return literal.stringify(markdownTree({ type: 'root', children: [element('p', [text(words)])] }));
}

function markdownTree(tree: Root): MarkdownRoot {
  const result = toMarkdown.runSync(tree) as MarkdownRoot;
  fitHeadings(result);
  visit(result, (node) => {
    if (node.type === 'link' || node.type === 'image') node.url = writable(node.url);
  });
  return result;
}

/** An address without the characters that mean something in MDX, encoded as addresses are. */
function writable(url: string): string {
  return url.replace(/[\s<>{}\\`"|^]/g, (sign) => encodeURIComponent(sign));
}

function withoutEmphasis(tree: Root): Root {
  const copy = structuredClone(tree);
  visit(copy, 'element', (node, index, parent) => {
    if (
      !parent ||
      index === undefined ||
      !/^(?:em|strong|del|code|mark|kbd|sub|sup)$/.test(node.tagName)
    )
      return undefined;
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
  return copy;
}

/** Whether MDX compiles, runs nothing, and has exactly these words. */
export function holds(mdx: string, words: string): boolean {
  try {
    const tree = mdxToHast(mdx, { position: false }) as HtmlNodes;
    return onlyElements(tree as Node) && wordsOf(tree) === words;
  } catch {
    return false;
  }
}

function onlyElements(node: Node): boolean {
  if (node.type === 'raw') return false;
  const plain =
    /^mdxJsx(?:Flow|Text)Element$/.test(node.type) &&
    [...kept, 'br'].some((name) => name === node.name) &&
    (node.attributes ?? []).length === 0;
  if (node.type.startsWith('mdx') && !plain) return false;
  return (node.children ?? []).every(onlyElements);
}

interface Node {
  readonly type: string;
  readonly name?: string | null;
  readonly attributes?: readonly unknown[];
  readonly children?: readonly Node[];
}
