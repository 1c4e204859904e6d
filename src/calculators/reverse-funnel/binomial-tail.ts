/**
 * The chance of at least `wins` successes in `tries` independent tries of chance `p`: P(X ≥ wins).
 * The first term comes from Loader's saddle-point form of the binomial probability ("Fast and Accurate Computation of
 * Binomial Probabilities", 2000), which keeps its digits for millions of tries; the shorter tail is summed from there.
 */
export function chanceOfAtLeast(wins: number, tries: number, p: number): number {
  if (wins <= 0) return 1;
  if (wins > tries || p <= 0) return 0;
  if (p >= 1) return 1;
  const odds = p / (1 - p);
  if (wins > tries * p) {
    let term = probability(wins, tries, p);
    let tail = term;
    for (let k = wins; k < tries && term > tail * 1e-18; k += 1) {
      term *= ((tries - k) / (k + 1)) * odds;
      tail += term;
    }
    return Math.min(1, tail);
  }
  let term = probability(wins - 1, tries, p);
  let tail = term;
  for (let k = wins - 1; k > 0 && term > tail * 1e-18; k -= 1) {
    term *= k / (tries - k + 1) / odds;
    tail += term;
  }
  return Math.max(0, 1 - tail);
}

/** The chance of exactly `wins` successes. */
function probability(wins: number, tries: number, p: number): number {
  const misses = tries - wins;
  if (wins === 0) return Math.exp(tries * Math.log1p(-p));
  if (misses === 0) return Math.exp(tries * Math.log(p));
  const exponent =
    stirlingError(tries) -
    stirlingError(wins) -
    stirlingError(misses) -
    deviance(wins, tries * p) -
    deviance(misses, tries * (1 - p));
  return Math.exp(exponent) * Math.sqrt(tries / (2 * Math.PI * wins * misses));
}

/** log(n!) less Stirling's approximation of it. */
function stirlingError(n: number): number {
  if (n < 16) {
    let factorial = 1;
    for (let k = 2; k <= n; k += 1) factorial *= k;
    return Math.log(factorial) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
  }
  const square = n * n;
  return (
    (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) /
    n
  );
}

/** x·log(x/mean) + mean − x, without losing its digits where x is near the mean. */
function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const ratio = difference / (x + mean);
  let sum = difference * ratio;
  let power = 2 * x * ratio;
  for (let odd = 3; odd < 1000; odd += 2) {
    power *= ratio * ratio;
    const next = sum + power / odd;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
