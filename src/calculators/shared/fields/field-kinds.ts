import { isDay } from '../days/dates.ts';
import { dollars, hundredths, number, percent } from '../money/money.ts';
import type { Asked } from './fields.ts';
import { readNumber, shortened } from './reading.ts';
import type { Reading } from './reading.ts';

/** How fields of a kind read and write. */
export interface Kind<Value> {
  read(text: string, asked: Asked<Value>): Reading<Value>;
  write(value: Value): string;
}

/** Amounts of money: cents. */
export const dollarsKind = numeric(2, 'dollars, such as 60,000, 20k or 1.5M', dollars, hundredths);

const hundredthsOfPercent = numeric(2, 'a percentage, such as 20 or 12.5', percent, hundredths);

/** Percentages: basis points. */
export const percentKind: Kind<number> = {
  ...hundredthsOfPercent,
  read: (text, asked) => hundredthsOfPercent.read(text.trim().replace(/\s*%$/, ''), asked),
};

/** Counts of whole things. */
export const countKind = numeric(0, 'a whole number, such as 12', number, number);

/** One of a few choices, by its name. */
export const choiceKind: Kind<string> = {
  read: (text, { choices = [] }) =>
    choices.includes(text)
      ? { value: text }
      : { problem: `“${shortened(text)}” isn’t one of: ${choices.join(', ')}.` },
  write: String,
};

/** Days, `YYYY-MM-DD`. */
export const dayKind: Kind<string> = {
  read: (text) =>
    isDay(text)
      ? { value: text }
      : {
          problem:
            'Choose a day from 2000 to 2099, or write it as year-month-day, such as 2027-06-30.',
        },
  write: String,
};

/**
 * A kind of number.
 * @param decimals those its smallest part has.
 * @param wanted what to write, for a sentence about a text that is no such number.
 */
/* @__NO_SIDE_EFFECTS__ */
function numeric(
  decimals: number,
  wanted: string,
  inWords: (value: number) => string,
  write: (value: number) => string,
): Kind<number> {
  return {
    read(text, { least = 0, most = 0 }) {
      const reading = readNumber(text, decimals, wanted);
      if (reading.problem !== undefined) return reading;
      const nearest = Math.min(Math.max(reading.value, least), most);
      return nearest === reading.value
        ? reading
        : { problem: `Write a number from ${inWords(least)} to ${inWords(most)}.`, nearest };
    },
    write,
  };
}
