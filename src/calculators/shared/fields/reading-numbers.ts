import { doubt, shortened } from './reading.ts';
import type { Reading } from './reading.ts';

/** What is wanted of a number. */
export interface WantedNumber {
  /** How many decimals its smallest part stands for: 2 for cents of a dollar, 0 for a count. */
  readonly decimals: number;
  /** Whether finer decimals are rounded. Otherwise they are a mistake. */
  readonly rounds?: boolean;
  /** What to write instead of a text that is no such number. It ends a sentence. */
  readonly wanted: string;
  /** How a value stands in a field. */
  readonly write: (value: number) => string;
  /** How a value is said in a sentence. */
  readonly inWords: (value: number) => string;
  readonly least: number;
  readonly most: number;
}

/** A number as it may have been meant: the digits before its decimals, and those. */
type Meaning = readonly [whole: string, fraction: string];

const NUMBER = /^(\(?)([-−–+]?)([\d.,]*)([a-z]*)\)?$/;
const SCALES: readonly (readonly [RegExp, zeros: number])[] = [
  [/^(?:k|thousand|grand)$/, 3],
  [/^m(?:m|ill?|illions?)?$/, 6],
  [/^b(?:n|ill?|illions?)?$/, 9],
  // What is counted may be named.
  [/^(?:dollars?|usd|percent|weeks?|days?|deals?)?$/, 0],
];

/**
 * Reads a number a person wrote (`1,000,000`, `$20k`, `1.5 mil`, `(500)` for one below zero) as a whole number of its
 * smallest part. Signs of money and percent, a space or a last comma too many do no harm. In half the world a point
 * groups thousands and a comma starts decimals: `1.000` and `1,5` are asked about, unless one meaning is out of range.
 */
export function readNumber(text: string, asked: WantedNumber): Reading<number> {
  const { decimals, inWords, least, most, rounds = false, wanted, write } = asked;
  if (text.trim() === '') return { problem: `This is empty. Write ${wanted}.` };
  const { meanings, negative, zeros } = meaningsOf(text);
  const shift = decimals + zeros;
  const isFine = ([, fraction]: Meaning): boolean =>
    rounds || meanings.length > 1 || !/[1-9]/.test(fraction.slice(shift));
  const values = meanings.filter(isFine).map((meaning) => valueOf(meaning, shift, negative));
  const [first] = values;
  if (first === undefined) {
    return { problem: `“${shortened(text.trim())}” isn’t a number here. Write ${wanted}.` };
  }
  const possible = new Set(values.filter((value) => least <= value && value <= most));
  const [only] = possible;
  if (only === undefined) {
    return {
      problem: `Write a number from ${inWords(least)} to ${inWords(most)}.`,
      nearest: Math.min(Math.max(first, least), most),
    };
  }
  // A comma before three digits groups thousands, if thousands can be meant.
  if (possible.size === 1 || isGrouped(text)) return { value: only };
  return doubt(text, [...possible], write);
}

function meaningsOf(text: string): { meanings: Meaning[]; negative: boolean; zeros: number } {
  const bare = text.toLowerCase().replace(/[$%\s]/g, '');
  const [, bracket, sign = '', digits = '', name = ''] = NUMBER.exec(bare) ?? [];
  const scale = SCALES.find(([names]) => names.test(name));
  return {
    meanings: !scale ? [] : splits(digits.replace(/,$/, ''), scale[1] > 0),
    negative: bracket === '(' || /[-−–]/.test(sign),
    zeros: scale?.[1] ?? 0,
  };
}

function splits(digits: string, scaled: boolean): Meaning[] {
  const joined = digits.replace(/[.,]/g, '');
  const [, before = '', mark = '', after = ''] = /^(\d*)([.,]?)(\d*)$/.exec(digits) ?? [];
  if (joined === '') return [];
  if (before + after === joined) {
    const grouped: Meaning = [joined, ''];
    const decimal: Meaning = [before, after];
    if (mark === '' || (mark === ',' && before.length > 3)) return [grouped];
    if (isThousands(before, after) && !scaled) return [grouped, decimal];
    return mark === ',' ? [decimal, grouped] : [decimal];
  }
  const [, whole = '', fraction = ''] =
    /^(\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(digits) ??
    /^(\d{1,3}(?:\.\d{3})+)(?:,(\d*))?$/.exec(digits) ??
    [];
  return whole ? [[whole.replace(/[.,]/g, ''), fraction]] : [];
}

function isThousands(before: string, after: string): boolean {
  return after.length === 3 && /^[1-9]\d{0,2}$/.test(before);
}

function isGrouped(text: string): boolean {
  return /\d,\d{3}(?!\d)/.test(text);
}

function valueOf([whole, fraction]: Meaning, shift: number, negative: boolean): number {
  const kept = fraction.slice(0, shift).padEnd(shift, '0');
  const roundedUp = Number(fraction.charAt(shift)) >= 5 ? 1 : 0;
  const value = Math.min(Number(whole + kept) + roundedUp, Number.MAX_SAFE_INTEGER);
  return negative ? 0 - value : value;
}
