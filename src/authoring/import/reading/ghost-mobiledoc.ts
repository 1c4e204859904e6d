import { z } from 'zod';
import { escapedHtml } from './escaped-html.ts';
import { ghostCard } from './ghost-cards.ts';
import type { GhostText } from './ghost-cards.ts';

const marker = z.tuple([z.number(), z.array(z.number()), z.number(), z.unknown()]);
const section = z.tuple([z.number()]).rest(z.unknown());
const document = z.object({
  markups: z.array(z.tuple([z.string()]).rest(z.unknown())).catch([]),
  atoms: z.array(z.tuple([z.string(), z.unknown()]).rest(z.unknown())).catch([]),
  cards: z.array(z.tuple([z.string()]).rest(z.unknown())).catch([]),
  sections: z.array(z.unknown()).catch([]),
});
type Document = z.infer<typeof document>;

// The kinds of sections in the format.
const words = 1;
const picture = 2;
const items = 3;
const card = 10;

/** The text of Ghost's earlier editor as simple HTML. */
export function mobiledocHtml(json: string): GhostText {
  const unknown = new Set<string>();
  const read = document.safeParse(parsed(json)).data;
  const html = read?.sections.map((each) => written(each, read, unknown)).join('') ?? '';
  return { html, unknown };
}

function written(given: unknown, read: Document, unknown: Set<string>): string {
  const [kind, first, second] = section.safeParse(given).data ?? [];
  if (kind === picture) return ghostCard('image', { src: first }, unknown);
  if (kind === card) {
    const [name, fields] = read.cards[Number(first)] ?? [];
    return name
      ? ghostCard(name, z.record(z.string(), z.unknown()).safeParse(fields).data ?? {}, unknown)
      : '';
  }
  if ((kind !== words && kind !== items) || !Array.isArray(second)) return '';
  const tag = /^(?:p|h[1-6]|blockquote|aside|ul|ol)$/.test(String(first)) ? String(first) : 'p';
  const within =
    kind === items
      ? second.map((item) => `<li>${marked(item, read)}</li>`).join('')
      : marked(second, read);
  return `<${tag}>${within}</${tag}>`;
}

function marked(markers: unknown, { markups, atoms }: Document): string {
  const open: string[] = [];
  return z
    .array(marker)
    .catch([])
    .parse(markers)
    .map(([kind, opened, closed, value]) => {
      const tags = opened.map((index) => markups[index]).filter((markup) => markup !== undefined);
      open.push(...tags.map(([tag]) => tag));
      const atom = atoms[Number(value)];
      const text =
        kind === 0
          ? escapedHtml(String(value))
          : atom?.[0] === 'soft-return'
            ? '<br>'
            : escapedHtml(String(atom?.[1] ?? ''));
      const ends = open.splice(open.length - closed, closed).toReversed();
      return tags.map(opening).join('') + text + ends.map((tag) => `</${tag}>`).join('');
    })
    .join('');
}

function opening([tag, attributes]: readonly [string, ...unknown[]]): string {
  const pairs = Array.isArray(attributes) ? attributes : [];
  const href = pairs[pairs.indexOf('href') + 1] as unknown;
  return tag === 'a' && typeof href === 'string' ? `<a href="${escapedHtml(href)}">` : `<${tag}>`;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
