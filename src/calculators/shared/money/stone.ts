/**
 * The stepping stone for an exact weekly amount: its two leading figures, rounded up, so that what is
 * asked for each week is easy to remember and never too little. Cents in, cents out.
 */
export function stoneFor(cents: number): number {
  if (cents <= 0) return 0;
  const unit = 10 ** Math.max(0, String(cents).length - 2);
  return Math.ceil(cents / unit) * unit;
}
