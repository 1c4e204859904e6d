import { CURRENCY, LOCALE } from './locale.ts';

/** The largest amount anybody may write: a billion dollars, in cents. */
export const MOST_CENTS = 100_000_000_000;
/** A whole, in basis points: 100 %. */
export const WHOLE = 10_000;

const currency = { style: 'currency', currency: CURRENCY } as const;
// No decimals or both: one alone would look unfinished.
const noneOrBoth = { minimumFractionDigits: 2, trailingZeroDisplay: 'stripIfInteger' } as const;
const withCents = written(currency);
const shortest = written({ ...currency, ...noneOrBoth });
const compact = written({ ...currency, notation: 'compact', maximumSignificantDigits: 3 });
const grouped = written(noneOrBoth);

/** A plain number with grouping and two decimals at most: `1,250`, `2.44`. */
export const number = written({ maximumFractionDigits: 2 });

/** How numbers are written. A script leaves out the ways it doesn't use. */
/* @__NO_SIDE_EFFECTS__ */
export function written(options: Intl.NumberFormatOptions): (value: number) => string {
  return new Intl.NumberFormat(LOCALE, options).format;
}

/** Cents with both decimals: `$96,774.20`. */
export function exactDollars(cents: number): string {
  return withCents(cents / 100);
}

/** Cents as a reader says them: `$20,000`, and decimals only where there are some: `$19,354.84`. */
export function dollars(cents: number): string {
  return shortest(cents / 100);
}

/** Cents for the tick of an axis: `$1.5M`, three figures at most. */
export function shortDollars(cents: number): string {
  return compact(cents / 100);
}

/** Basis points as a percentage: `62%`, `12.5%`. */
export function percent(basisPoints: number): string {
  return `${number(basisPoints / 100)}%`;
}

/** A number and its noun: `1 week`, `50 weeks`. */
export function counted(value: number, one: string): string {
  return `${number(value)} ${value === 1 ? one : `${one}s`}`;
}

/** Hundredths as a field shows them: `60,000`, `96,774.20`. */
export function hundredths(value: number): string {
  return grouped(value / 100);
}

/** Cents as a share link holds them: `60000`, `96774.20`. */
export function plainDollars(cents: number): string {
  return hundredths(cents).replaceAll(',', '');
}
