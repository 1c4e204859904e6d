import type { Root } from 'hast';
import { eachElement } from '../body/rewriting.ts';
import { dayInWords } from '../../../articles/dates.ts';
import { site } from '../../../site.ts';
import type { Lose } from '../body/losses.ts';
import { wordsOf } from '../body/words.ts';
import { plainWords, within } from './plain-words.ts';

const shortest = 40;
const longest = 200;

/** What a description can be made of. */
export interface DescriptionSource {
  readonly described: string | undefined;
  readonly title: string;
  /** When it appeared; `undefined` where nobody knows. */
  readonly published: Date | undefined;
  readonly tree: Root;
}

/** The description that an article had, or one from its first sentences, in a length that `article-schema.ts` takes. */
export function descriptionOf(source: DescriptionSource, lose: Lose): string {
  const had = plainWords(source.described ?? '');
  if (had.length >= shortest && had.length <= longest) return had;
  if (had.length > longest) {
    lose(`Its description was cut to ${longest} characters: ${had}`);
    return within(had, longest);
  }
  const opening = firstSentences(source.tree);
  const made = [had, opening].filter(Boolean).join(' ');
  if (made.length >= shortest) {
    lose(
      had === ''
        ? 'It had no description; its first sentences serve'
        : 'Its description was short; its first sentences were added',
    );
    return within(made, longest);
  }
  lose('Its description had to be made of its title: write a better one');
  const { title, published } = source;
  const about = published ? `“${title}”, published on ${dayInWords(published)}.` : `“${title}”.`;
  return within([made, about, site.tagline].filter(Boolean).join(' '), longest).padEnd(
    shortest,
    '.',
  );
}

/** The first whole sentences of the article's paragraphs, as many as are needed and fit. */
function firstSentences(tree: Root): string {
  let text = '';
  eachElement(tree, (node) => {
    if (text.length < longest && node.tagName === 'p') text = `${text} ${wordsOf(node)}`.trim();
  });
  if (text === '') text = wordsOf(tree).slice(0, 4 * longest);
  const sentences = new Intl.Segmenter(site.language, { granularity: 'sentence' }).segment(
    text.slice(0, 4 * longest),
  );
  let taken = '';
  for (const { segment } of sentences) {
    if (taken.length >= shortest && (taken + segment).trimEnd().length > longest) break;
    taken += segment;
    if (taken.length >= 120) break;
  }
  return taken.trim();
}
