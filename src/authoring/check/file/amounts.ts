/** A number as prose and worksheets write it: dollars, percent, or so many a week. */
export interface Amount {
  readonly unit: 'dollars' | 'percent' | 'a week';
  readonly value: number;
  readonly text: string;
  /** Where it begins in the text it was read from. */
  readonly index: number;
  /** The step of its last written place: 1 for $26,471, 0.01 for 2.44, 50,000 for $1.5 million. */
  readonly step: number;
  /** How many digits it has before its closing zeros: 5 for $26,471, 1 for $20,000. */
  readonly digits: number;
  /** Whether dollars are said of a week: `$20,000 a week`, `a $20K week`. */
  readonly weekly: boolean;
  /** Whether a word before it says that it is rounded: `about $20,000`. */
  readonly rounded: boolean;
}

const numberPattern = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const dollarsPattern = new RegExp(
  String.raw`\$\s?(${numberPattern})(?:\s?(k|m|thousand|million|billion)\b)?`,
  'gi',
);
const percentPattern = new RegExp(
  String.raw`(?<![$\d.,])(${numberPattern})\s?(?:%|percent\b)`,
  'g',
);
const ratePattern = /(?<![$\d.,])(\d+\.\d+)(?=\s(?:a|per|each|every)\sweek\b)/g;
const decimalPattern = /(?<![$\d.,])(\d+\.\d+)(?![\d%]|\s?percent)/g;
const weekAfter = /^\s?(?:in \w+ )?(?:(?:a|per|each|every) |-)?(?:good |full |working )?week\b/i;
const roundedBefore =
  /\b(?:about|around|roughly|some|almost|nearly|close to|just under|just over|over|under|more than|less than|a (?:bit|little) (?:over|under|more than|less than)|up to|at least|say) $/i;
const times: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  billion: 1e9,
};

/** The amounts in a sentence somebody wrote. */
export function amountsIn(text: string): Amount[] {
  return [
    ...read(text, dollarsPattern, 'dollars'),
    ...read(text, percentPattern, 'percent'),
    ...read(text, ratePattern, 'a week'),
  ].toSorted((one, other) => one.index - other.index);
}

/** The amounts in a text of a worksheet, where a bare number with decimals counts as one. */
export function amountsShown(text: string): Amount[] {
  return [
    ...read(text, dollarsPattern, 'dollars'),
    ...read(text, percentPattern, 'percent'),
    ...read(text, decimalPattern, 'a week'),
  ];
}

/** Whether an amount somebody wrote is this number, as exactly as it is written. */
export function agrees(amount: Amount, shown: number): boolean {
  const { unit, value, step, rounded } = amount;
  const difference = Math.abs(value - shown);
  if (difference < step) return true;
  if (unit === 'percent') return rounded && difference <= 1;
  if (rounded) return difference <= Math.abs(shown) * 0.05;
  return !isWorkedOut(amount) && difference <= Math.abs(shown) * 0.005;
}

/** Whether an amount has so many digits, or cents, that it was worked out and not rounded. */
export function isWorkedOut({ digits, step }: Amount): boolean {
  return digits >= 4 || step < 1;
}

function read(text: string, pattern: RegExp, unit: Amount['unit']): Amount[] {
  return Array.from(text.matchAll(pattern), (match): Amount => {
    const [whole, number = '', scale = ''] = match;
    const { index } = match;
    const factor = times[scale.toLowerCase()] ?? 1;
    const [, decimals = ''] = number.split('.');
    const step = factor * 10 ** -decimals.length;
    return {
      unit,
      value: Number(number.replaceAll(',', '')) * factor,
      text: whole,
      index,
      // What is said in thousands or millions is rounded; the rest is meant to the last digit.
      step: factor > 1 ? step / 2 : step,
      digits: number.replace(/\D/g, '').replace(/^0+|0+$/g, '').length,
      weekly: unit === 'dollars' && weekAfter.test(text.slice(index + whole.length)),
      rounded: roundedBefore.test(text.slice(0, index)),
    };
  });
}
