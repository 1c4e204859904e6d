import { shortDayInWords } from '../days/day-in-words.ts';
import { dollars, hundredths, number, percent } from '../money/money.ts';
import type { Kind } from './field.ts';
import { readDay } from './reading-days.ts';
import { readNumber } from './reading-numbers.ts';
import type { WantedNumber } from './reading-numbers.ts';
import { shortened } from './reading.ts';

/** Amounts of money: cents. */
export const dollarsKind = numeric({
  decimals: 2,
  wanted: 'dollars, such as 60,000, 20k or 1.5M',
  inWords: dollars,
  write: hundredths,
});

/** Percentages: basis points. */
export const percentKind = numeric({
  decimals: 2,
  rounds: true,
  wanted: 'a percentage, such as 20 or 12.5',
  inWords: percent,
  write: hundredths,
});

/** Counts of whole things. */
export const countKind = numeric({
  decimals: 0,
  wanted: 'a whole number, such as 12',
  inWords: number,
  write: number,
});

/** One of a few choices, by its name. */
export const choiceKind: Kind<string> = {
  read: (text, _, { choices = [] }) =>
    choices.includes(text)
      ? { value: text }
      : { problem: `“${shortened(text)}” isn’t one of: ${choices.join(', ')}.` },
  write: String,
};

/** Days: `YYYY-MM-DD`. */
export const dayKind: Kind<string> = {
  read: (text, today, { ahead = false }) => readDay(text, today, ahead),
  write: shortDayInWords,
  link: String,
};

function numeric(wanted: Omit<WantedNumber, 'least' | 'most'>): Kind<number> {
  return {
    read: (text, _, { least = 0, most = 0 }) => readNumber(text, { ...wanted, least, most }),
    write: wanted.write,
  };
}
