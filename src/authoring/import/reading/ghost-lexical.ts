import { z } from 'zod';
import { escapedHtml } from './escaped-html.ts';
import { ghostCard } from './ghost-cards.ts';
import type { GhostText } from './ghost-cards.ts';

const shape = z.looseObject({
  type: z.string(),
  text: z.string().optional().catch(undefined),
  format: z.union([z.number(), z.string()]).optional().catch(undefined),
  tag: z.string().optional().catch(undefined),
  url: z.string().nullish().catch(undefined),
  children: z.array(z.unknown()).optional().catch(undefined),
});
type Node = z.infer<typeof shape>;

/** The text of Ghost's present editor as simple HTML. */
export function lexicalHtml(json: string): GhostText {
  const unknown = new Set<string>();
  const root = z.object({ root: shape }).safeParse(parsed(json)).data?.root;
  const html = root ? inside(root, unknown, 0) : '';
  return { html, unknown };
}

const marks: readonly (readonly [bit: number, tag: string])[] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
];

// No editor nests this deep: whatever does was not written by one.
const deepest = 200;

function inside(node: Node, unknown: Set<string>, depth: number): string {
  if (depth > deepest) return '';
  return (node.children ?? [])
    .map((child) => {
      const known = shape.safeParse(child).data;
      return known ? written(known, unknown, depth + 1) : '';
    })
    .join('');
}

function written(node: Node, unknown: Set<string>, depth: number): string {
  const within = (tag: string): string => `<${tag}>${inside(node, unknown, depth)}</${tag}>`;
  switch (node.type.replace(/^extended-/, '')) {
    case 'text': {
      const format = typeof node.format === 'number' ? node.format : 0;
      return marks.reduce(
        (text, [bit, tag]) => (format & bit ? `<${tag}>${text}</${tag}>` : text),
        escapedHtml(node.text ?? ''),
      );
    }
    case 'paragraph':
      return within('p');
    case 'heading':
      return within(/^h[1-6]$/.test(node.tag ?? '') ? (node.tag ?? 'h2') : 'h2');
    case 'quote':
    case 'aside':
      return within('blockquote');
    case 'list':
      return within(node.tag === 'ol' ? 'ol' : 'ul');
    case 'listitem':
      return within('li');
    case 'linebreak':
      return '<br>';
    case 'tab':
      return ' ';
    case 'link':
    case 'autolink':
      return `<a href="${escapedHtml(node.url ?? '')}">${inside(node, unknown, depth)}</a>`;
    default:
      return ghostCard(node.type, node, unknown) + inside(node, unknown, depth);
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
