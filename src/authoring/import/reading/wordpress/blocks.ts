import { parse } from '@wordpress/block-serialization-default-parser';
import { z } from 'zod';
import { decoded } from '../../../last-segment.ts';
import { escapedHtml } from '../escaped-html.ts';
import { htmlPiece, elementsIn } from '../html-tree.ts';
import { plainWords } from '../../fields/plain-words.ts';
import { figure } from './galleries.ts';
import type { Attachment } from './galleries.ts';

/** What the blocks of a post refer to. */
export interface BlockSources {
  /** The HTML of reusable blocks ("synced patterns") by their numbers. */
  readonly reusable: ReadonlyMap<string, string>;
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** The post's own `footnotes`, as WordPress stores them: JSON. */
  readonly footnotes: string;
}

/** What became of a block. */
export type BlockFate =
  | 'came as it was'
  | 'came with what it refers to'
  | 'became a link'
  | 'became pictures'
  | 'was left out, because the old site drew it anew for each visit';

/** Takes a sentence about what couldn't come along, or the fate of a block of some kind. */
export interface BlockNotes {
  readonly lose: (sentence: string) => void;
  readonly tell: (kind: string, fate: BlockFate) => void;
}

type Block = ReturnType<typeof parse>[number];

/** A post of the block editor as the HTML that its page showed, as far as the export says it. */
export function withoutBlocks(html: string, sources: BlockSources, notes: BlockNotes): string {
  if (!html.includes('<!-- wp:')) return html;
  const written = parse(html)
    .map((block) => htmlOf(block, sources, notes, []))
    .join('');
  const notesHtml = footnotes(sources.footnotes);
  // The block that showed them may be gone from the post.
  return notesHtml !== '' && !written.includes(notesHtml) ? `${written}\n\n${notesHtml}` : written;
}

/** @param within the reusable blocks around it, by number: none is shown in itself. */
function htmlOf(
  block: Block,
  sources: BlockSources,
  notes: BlockNotes,
  within: readonly string[],
): string {
  const { blockName: name, attrs, innerBlocks, innerContent } = block;
  const inner = [...innerBlocks];
  const html = innerContent
    .map((piece) => {
      const next = piece === null ? inner.shift() : undefined;
      return next ? htmlOf(next, sources, notes, within) : (piece ?? '');
    })
    .join('');
  if (name === null) return html;
  const done = (fate: BlockFate, result: string): string => {
    notes.tell(name, fate);
    return result;
  };
  const said = fields.parse(attrs ?? {});
  const picture = said.url ? figure({ address: said.url, alt: said.alt ?? '' }) : '';
  if (name === 'core/block') {
    const { ref = '' } = said;
    const reused = sources.reusable.get(ref);
    if (reused === undefined || within.includes(ref)) {
      const why = reused === undefined ? 'the export doesn’t have it' : 'it holds itself';
      notes.lose(`A reusable block was left out, because ${why}: number ${ref}`);
      return '';
    }
    const pieces = parse(reused).map((piece) => htmlOf(piece, sources, notes, [...within, ref]));
    return done('came with what it refers to', pieces.join(''));
  }
  if (name === 'core/footnotes')
    return done('came with what it refers to', footnotes(sources.footnotes));
  if (/^core(?:-embed)?\/(?:embed|\w+)$/.test(name) && /embed/.test(name) && said.url) {
    const caption = /<figcaption[^]*<\/figcaption>/.exec(html)?.[0] ?? '';
    return done('became a link', `<iframe src="${escapedHtml(said.url)}"></iframe>${caption}`);
  }
  if (name === 'core/gallery' && said.ids && !/<img\b/.test(html)) {
    const shown = said.ids
      .map((id) => sources.attachments.get(id))
      .filter((one) => one !== undefined);
    return done('became pictures', shown.map(figure).join('\n'));
  }
  if (name === 'core/cover' && picture && !/<img\b/.test(html))
    return done('became pictures', picture + html);
  if (name === 'core/social-link' && said.url)
    return done(
      'became a link',
      `<p><a href="${escapedHtml(said.url)}">${escapedHtml(said.label ?? said.service ?? said.url)}</a></p>`,
    );
  if (hasSomething(html)) return done('came as it was', html);
  // An empty paragraph is nothing to tell of; what names no HTML of its own is drawn by the old site.
  if (innerContent.some((piece) => piece?.trim())) return html;
  const words = wordsIn(attrs);
  notes.lose(
    `A block "${name}" draws itself on the old site and was left out${words && `: ${words}`}`,
  );
  return done('was left out, because the old site drew it anew for each visit', '');
}

const text = z.string().optional().catch(undefined);
const number = z.union([z.string(), z.number()]).transform(String);
const fields = z.object({
  ref: number.optional().catch(undefined),
  url: text,
  alt: text,
  label: text,
  service: text,
  ids: z.array(number).optional().catch(undefined),
});

const hasSomething = (html: string): boolean =>
  plainWords(html) !== '' ||
  [...elementsIn(htmlPiece(html))].some(({ tagName }) =>
    /^(?:img|iframe|video|audio|hr|embed|object|svg|input)$/.test(tagName),
  );

/** The words that a block's settings hold; those of plugins keep all their texts there. */
function wordsIn(settings: unknown): string {
  if (typeof settings === 'string') return /[^\w-]/.test(settings) ? plainWords(settings) : '';
  if (typeof settings !== 'object' || settings === null) return '';
  return Object.values(settings).map(wordsIn).filter(Boolean).join('; ');
}

const note = z.array(z.object({ id: z.string(), content: z.string() }));

/** The list of notes at the end of a post, each linked back to its reference. */
function footnotes(json: string): string {
  if (json.trim() === '') return '';
  const notes = note.safeParse(parsed(json)).data ?? [];
  const items = notes.map(
    ({ id, content }) =>
      `<li id="${escapedHtml(decoded(id))}">${content} <a href="#${escapedHtml(id)}-link">↩</a></li>`,
  );
  return items.length > 0 ? `<ol class="wp-block-footnotes">${items.join('')}</ol>` : '';
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
