import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { wordsOf } from '../body/words.ts';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** A title, description or name as one line of text: exports often store these as HTML. */
export function plainWords(stored: string): string {
  const clean = stored.toWellFormed().replace(/[\0-\x1f\x7f\ufeff]+/g, ' ');
  const isHtml =
    /&(?:#\d+|#x[\da-f]+|[a-z]{2,8});|<\/?(?:p|em|i|b|strong|span|br|a|sup|sub|code|u|div|img)\b[^>]*>/i.test(
      clean,
    );
  return (isHtml ? wordsOf(parser.parse(clean)) : clean).replace(/\s+/g, ' ').trim();
}

/** A text within a length, cut between two words and marked as cut. */
export function within(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const atWord = cut.slice(0, -1).replace(/\s+\S*$/, '');
  if (atWord.length >= longest / 2) return `${atWord.replace(/[\s,;:–—-]+$/, '')}…`;
  const graphemes = [...new Intl.Segmenter().segment(cut)].slice(0, -1);
  return `${graphemes.map(({ segment }) => segment).join('')}…`;
}
