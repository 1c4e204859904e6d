/** What the odds come from: a chance of a good week, and how many weeks there are. */
export interface Weekly {
  readonly chance: number;
  readonly weeks: number;
  readonly string: number;
  readonly held: number;
}

/** The number nearest to 1: sums of many small shares may round up to 1, but only what is held is certain. */
const ALL_BUT_CERTAIN = 1 - Number.EPSILON / 2;

/**
 * The chance of at least `string` hits in a row within `weeks` weeks, for every number of weeks from 0
 * to `weeks`: P(j) = 0 for j < k, P(k) = pᵏ, P(n) = P(n−1) + (1−p)·pᵏ·[1−P(n−k−1)].
 * Feller, An Introduction to Probability Theory, vol. I, 3rd ed., XIII.7; de Moivre, 1738.
 * @param chance of a hit each week, the same and independent, between 0 and 1.
 */
export function oddsByWeek(chance: number, weeks: number, string: number): number[] {
  const odds: number[] = [];
  const run = chance ** string;
  for (let week = 0; week <= weeks; week += 1) {
    if (week < string) odds.push(0);
    else if (week === string) odds.push(run);
    else {
      const before = odds[week - 1] ?? 0;
      const first = (1 - chance) * run * (1 - (odds[week - string - 1] ?? 0));
      odds.push(Math.min(ALL_BUT_CERTAIN, before + first));
    }
  }
  return odds;
}

/**
 * The chance of `string` hits in a row when weeks differ or a string is already held: a chain over the
 * length of the current string, which ends once that is reached.
 * @param chances of a hit, one a week.
 * @param held how many hits in a row there are before the first of these weeks.
 */
export function oddsWithHeld(chances: readonly number[], string: number, held: number): number {
  if (held >= string) return 1;
  let lengths: number[] = Array.from({ length: string }, (_, length) => (length === held ? 1 : 0));
  let reached = 0;
  for (const chance of chances) {
    reached += (lengths[string - 1] ?? 0) * chance;
    const missed = lengths.reduce((sum, share) => sum + share * (1 - chance), 0);
    lengths = [missed, ...lengths.slice(0, -1).map((share) => share * chance)];
  }
  return Math.min(ALL_BUT_CERTAIN, reached);
}

/** The longest string to expect in so many weeks: Σ P(longest ≥ k). */
export function expectedLongest(chance: number, weeks: number): number {
  let sum = 0;
  for (let string = 1; string <= weeks; string += 1) {
    sum += oddsByWeek(chance, weeks, string)[weeks] ?? 0;
  }
  return sum;
}

/** How many weeks it takes on average until there are `string` hits in a row: (1−pᵏ) ÷ ((1−p)·pᵏ). */
export function meanWait(chance: number, string: number): number {
  const run = chance ** string;
  return (1 - run) / ((1 - chance) * run);
}

/** The chance of at least so many hits in all, in any order: the tail of the binomial distribution. */
export function oddsOfAtLeast(chance: number, weeks: number, hits: number): number {
  if (hits <= 0) return 1;
  // Week by week, because binomial coefficients and tiny powers would leave the range of a number.
  const counts = new Array<number>(hits).fill(0);
  counts[0] = 1;
  let reached = 0;
  for (let week = 0; week < weeks; week += 1) {
    reached += (counts[hits - 1] ?? 0) * chance;
    for (let count = hits - 1; count >= 0; count -= 1) {
      counts[count] = (counts[count] ?? 0) * (1 - chance) + (counts[count - 1] ?? 0) * chance;
    }
  }
  return Math.min(ALL_BUT_CERTAIN, reached);
}

/** The chance of a hit that a log of weeks suggests, by Laplace's rule: (hits + 1) ÷ (weeks + 2). */
export function chanceFromLog(hits: number, weeks: number): number {
  return (hits + 1) / (weeks + 2);
}
