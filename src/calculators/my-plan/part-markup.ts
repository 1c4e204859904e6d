import type { Part, Whose } from './plan.ts';
import { escaped } from '../shared/calculator/markup.ts';

const NOTES: Readonly<Record<Whose, string>> = {
  yours: 'Your numbers',
  mixed: 'Partly an example: only some of these numbers are yours',
  example: 'Example: none of these numbers is yours yet',
};

/** The inside of one part of the sheet, under its heading: the same at build time and in the browser. */
export function partMarkup({ assumptions, result, whose }: Part): string {
  const note = `<p class="whose ${whose}">${NOTES[whose]}</p>`;
  const outcome =
    'problem' in result
      ? `<p class="unworked"><strong>Not worked out.</strong> ${escaped(result.problem)}</p>`
      : `<p class="answer"><strong>${escaped(result.headline.value)}</strong> <span>${escaped(result.headline.label)}</span></p><p class="sentence">${escaped(result.summary)}</p>`;
  const rows = assumptions
    .map(({ label, value }) => `<div><dt>${escaped(label)}</dt> <dd>${escaped(value)}</dd></div>`)
    .join(' ');
  return `${note}${outcome}<dl>${rows}</dl>`;
}

/** Which parts of the sheet are the reader's, in one sentence. */
export function standingInWords(parts: readonly Part[]): string {
  const count = (asked: Whose): number => parts.filter(({ whose }) => whose === asked).length;
  const [yours, mixed, example] = [count('yours'), count('mixed'), count('example')];
  if (example === parts.length) {
    return 'Five worked examples, until a worksheet’s link “My plan” brings your own numbers here.';
  }
  return [
    `Of ${parts.length} worksheets on this sheet, ${yours} ${yours === 1 ? 'is' : 'are'} yours`,
    ...(mixed > 0 ? [`${mixed} partly`] : []),
    ...(example > 0 ? [`${example} still ${example === 1 ? 'shows' : 'show'} an example`] : []),
  ]
    .join(', ')
    .concat('.');
}
