/** Two to six round numbers from zero that cover `most`: the ticks of an axis. */
export function ticks(most: number): number[] {
  if (most <= 0 || !Number.isFinite(most)) return [0, 1];
  const rough = most / 4;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * ([1, 2, 2.5, 5].find((factor) => factor * unit >= rough) ?? 10);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
