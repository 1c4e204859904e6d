/**
 * What came of reading a text: a value, or a sentence for the person who wrote it. A value out of
 * range also tells the nearest one in range.
 */
export type Reading<Value> =
  | { readonly value: Value; readonly problem?: never }
  | { readonly problem: string; readonly nearest?: Value; readonly value?: never };

const AMOUNT = /^([-−]?)\$?\s*((?:\d{1,3}(?:[,\s]\d{3})+|\d*))(?:\.(\d*))?\s*([kmb]?)$/i;
const ZEROS: Record<string, number> = { k: 3, m: 6, b: 9 };

/**
 * Reads a number a person wrote (`1,000,000`, `$20k`, `1.5M`) as a whole number of its smallest part.
 * @param decimals how many decimals that part stands for: 2 for cents of a dollar, 0 for a count.
 * @param wanted ends the sentence about a text that isn't such a number: what to write instead.
 */
export function readNumber(text: string, decimals: number, wanted: string): Reading<number> {
  const written = text.trim();
  if (written === '') return { problem: `This is empty. Write ${wanted}.` };
  const doubt = ambiguity(written);
  if (doubt) return { problem: doubt };
  const [, sign = '', whole = '', fraction = '', suffix = ''] = AMOUNT.exec(written) ?? [];
  if (whole + fraction === '') {
    return { problem: `“${shortened(written)}” isn’t a number here. Write ${wanted}.` };
  }
  const shift = decimals + (ZEROS[suffix.toLowerCase()] ?? 0);
  if (/[1-9]/.test(fraction.slice(shift))) {
    return { problem: `“${shortened(written)}” has too many decimals. Write ${wanted}.` };
  }
  const digits = whole.replace(/\D/g, '') + fraction.slice(0, shift).padEnd(shift, '0');
  const value = Math.min(Number(digits), Number.MAX_SAFE_INTEGER);
  return { value: sign ? 0 - value : value };
}

/** The first characters of a text, for quoting it in a sentence. */
export function shortened(text: string): string {
  const characters = [...text];
  return characters.length > 20 ? `${characters.slice(0, 19).join('')}…` : text;
}

// In half the world a point groups thousands and a comma starts decimals, so neither is guessed.
function ambiguity(written: string): string | null {
  const [, before = '', mark, after = ''] =
    /^\$?(\d{1,12})([.,])(\d{1,3})\s*%?$/.exec(written) ?? [];
  if (mark === '.' && after.length > 2 && /^[1-9]\d{0,2}$/.test(before)) {
    return `Is “${written}” ${before},${after} or ${Number(`${before}.${after}`)}? Write it without the point, or with fewer decimals.`;
  }
  if (mark === ',' && after.length < 3) {
    return `Is “${written}” ${before}.${after} or ${before}${after}? Write decimals with a point.`;
  }
  return null;
}
