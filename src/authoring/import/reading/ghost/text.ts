import { createRequire } from 'node:module';
import type * as Converters from '@tryghost/kg-converters';
import type * as Nodes from '@tryghost/kg-default-nodes';
import type * as HtmlRenderer from '@tryghost/kg-lexical-html-renderer';
import { plainWords } from '../../fields/plain-words.ts';

/** A text of one of Ghost's editors as the HTML that Ghost makes of it, and sentences about what has none. */
export interface GhostText {
  readonly html: string;
  readonly lost: readonly string[];
}

interface Node {
  type: string;
  children?: Node[];
  readonly [field: string]: unknown;
}

/** The text of Ghost's earlier editor (Mobiledoc), by way of the present one's. */
export function mobiledocHtml(json: string): Promise<GhostText> {
  const { mobiledocToLexical } = ghostsOwn('@tryghost/kg-converters') as typeof Converters;
  return orNothing(() => lexicalHtml(mobiledocToLexical(json)));
}

/** The text of Ghost's present editor (Lexical). */
export function lexicalHtml(json: string): Promise<GhostText> {
  const { renderer, types } = (rendering ??= newRendering());
  return orNothing(async () => {
    const { root } = JSON.parse(json) as { root: Node };
    const lost: string[] = [];
    root.children = known(root, types, lost);
    const html = root.children.length > 0 ? await renderer.render(JSON.stringify({ root })) : '';
    return { html, lost };
  });
}

// Loaded for the few posts without HTML alone: it brings a document object model. Asked for as CommonJS,
// because what the packages offer as modules imports names that Lexical doesn't export.
const ghostsOwn = createRequire(import.meta.url);
let rendering: ReturnType<typeof newRendering> | undefined;

function newRendering(): {
  renderer: HtmlRenderer.LexicalHTMLRenderer;
  types: ReadonlySet<string>;
} {
  const { LexicalHTMLRenderer } = ghostsOwn(
    '@tryghost/kg-lexical-html-renderer',
  ) as typeof HtmlRenderer;
  const { DEFAULT_NODES: nodes } = ghostsOwn('@tryghost/kg-default-nodes') as typeof Nodes;
  const types = nodes.map((node) => ('getType' in node ? node.getType() : node.replace.getType()));
  return {
    renderer: new LexicalHTMLRenderer({ nodes: nodes as never }),
    types: new Set([...types, ...ofLexicalItself]),
  };
}

const ofLexicalItself =
  'extended-text extended-heading extended-quote text paragraph heading quote list listitem link autolink linebreak tab'.split(
    ' ',
  );

/** The children that Ghost can write; what it would drop without a word is told of, and its own children stay. */
function known({ children = [] }: Node, types: ReadonlySet<string>, lost: string[]): Node[] {
  return children.flatMap((child): Node[] => {
    const type = child.type === 'card-markdown' ? 'markdown' : child.type;
    const inside = known(child, types, lost);
    if (types.has(type) && !/^email(?:-cta)?$/.test(type))
      return [{ ...child, type, ...(child.children && { children: inside }) }];
    const words = plainWords(
      Object.entries(child)
        .filter(([name, value]) => name !== 'type' && typeof value === 'string')
        .map(([, value]) => String(value))
        .join(' '),
    );
    const where = types.has(type) ? 'stood in mails only' : 'is unknown';
    lost.push(`A card of the kind "${type}" ${where} and was left out${words && `: ${words}`}`);
    return inside;
  });
}

async function orNothing(text: () => Promise<GhostText>): Promise<GhostText> {
  try {
    return await text();
  } catch {
    return { html: '', lost: ['Its text can’t be read as one of Ghost’s editors writes it'] };
  }
}
