import { CURRENCY, LOCALE } from './locale.ts';

/** The largest amount anybody may write: a billion dollars, in cents. */
export const MOST_CENTS = 100_000_000_000;
/** A whole, in basis points: 100 %. */
export const WHOLE = 10_000;

const currency = { style: 'currency', currency: CURRENCY } as const;
const withCents = new Intl.NumberFormat(LOCALE, currency);
const withoutCents = new Intl.NumberFormat(LOCALE, { ...currency, maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(LOCALE, {
  ...currency,
  notation: 'compact',
  maximumSignificantDigits: 3,
});
const grouped = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2 });
const plain = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });

/** Cents with both decimals: `$96,774.20`. */
export function exactDollars(cents: number): string {
  return withCents.format(cents / 100);
}

/** Cents as a reader says them: `$20,000`, and decimals only where there are some: `$19,354.84`. */
export function dollars(cents: number): string {
  return (cents % 100 === 0 ? withoutCents : withCents).format(cents / 100);
}

/** Cents for the tick of an axis: `$1.5M`, three figures at most. */
export function shortDollars(cents: number): string {
  return compact.format(cents / 100);
}

/** Basis points as a percentage: `62%`, `12.5%`. */
export function percent(basisPoints: number): string {
  return `${plain.format(basisPoints / 100)}%`;
}

/** A plain number with grouping and two decimals at most: `1,250`, `2.44`. */
export function number(value: number): string {
  return plain.format(value);
}

/** A number and its noun: `1 week`, `50 weeks`. */
export function counted(value: number, one: string, more = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : more}`;
}

/** Hundredths as a field shows them: `60,000`, `96,774.20`. One decimal alone would look unfinished. */
export function hundredths(value: number): string {
  return value % 100 === 0 ? number(value / 100) : grouped.format(value / 100);
}

/** Cents as a share link holds them: `60000`, `96774.20`. */
export function plainDollars(cents: number): string {
  return hundredths(cents).replaceAll(',', '');
}
