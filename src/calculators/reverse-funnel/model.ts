import { chanceOfAtLeast } from './binomial-tail.ts';
import { ceilingOf, floorOf } from '../shared/money/exact.ts';
import { WHOLE } from '../shared/money/money.ts';

/** Everything the funnel is worked out from. Money is integer cents, rates are basis points (20 % is 2,000). */
export interface Funnel {
  /** What has to be sold before the deadline. */
  readonly gap: number;
  readonly deal: number;
  /** Deals won of deals opened, 1 to 10,000. */
  readonly winRate: number;
  /** What comes before an opened deal, from the nearest step to the farthest, each 1 to 10,000; at most four. */
  readonly stages: readonly number[];
  /** From a deal opened to a deal won. */
  readonly cycleDays: number;
  readonly weeks: number;
  /** What is open today, at its full worth, and how much of it usually comes in (0 to 10,000). */
  readonly pipeline: number;
  readonly pipelineWinRate: number;
  /** How sure to be, in percent. */
  readonly confidence: Confidence;
}

export const CONFIDENCES = [50, 80, 90] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** So many deals to open, and what follows from it. */
export interface Openings {
  readonly deals: number;
  /** The chance that enough of them are won. */
  readonly chance: number;
  readonly perWeek: number;
  /** Deals open at once, once the first ones close (Little's law: what comes in a week times the weeks it stays). */
  readonly openAtOnce: number;
}

export interface FunnelResult {
  readonly kind: 'openings';
  readonly dealsToWin: number;
  /** What the open pipeline is expected to bring, rounded down to the cent. */
  readonly expectedPipeline: number;
  /** Weeks of the sales cycle, rounded up: nothing opened in the last of them closes in time. */
  readonly lagWeeks: number;
  /** Weeks in which a deal can still be opened. */
  readonly openingWeeks: number;
  /** Wins over win rate: right on average, so short about half the time. */
  readonly average: Openings & { readonly perWeekWithoutLag: number };
  readonly confident: Openings;
  /** The same for each confidence there is. */
  readonly confidences: readonly (Openings & { readonly confidence: Confidence })[];
  /** What each earlier step takes a week to feed the confident openings, from the nearest to the farthest. */
  readonly stagesPerWeek: readonly number[];
}

/** The expected pipeline closes the gap: a result, not an error. */
export interface Covered {
  readonly kind: 'covered';
  readonly expectedPipeline: number;
}

/** Why nothing can be worked out. */
export interface Impossible {
  readonly kind: 'impossible';
  /** What can mend it: there are too few weeks, or the deal is so small that it takes too many. */
  readonly field: 'weeks' | 'deal';
  readonly lagWeeks: number;
  readonly expectedPipeline: number;
}

/** More wins than this is a typing error in the gap or the deal. */
export const MOST_DEALS = 100_000;

/** Works the funnel out. Nothing but the count of deals is rounded. */
export function openingsOf(funnel: Funnel): FunnelResult | Covered | Impossible {
  const expectedPipeline = floorOf(funnel.pipeline, funnel.pipelineWinRate, WHOLE);
  const dealsToWin = ceilingOf(Math.max(0, funnel.gap - expectedPipeline), 1, funnel.deal);
  const lagWeeks = Math.ceil(funnel.cycleDays / 7);
  const openingWeeks = funnel.weeks - lagWeeks;
  if (dealsToWin === 0) return { kind: 'covered', expectedPipeline };
  const impossible = { kind: 'impossible', lagWeeks, expectedPipeline } as const;
  if (openingWeeks <= 0) return { ...impossible, field: 'weeks' };
  if (dealsToWin > MOST_DEALS) return { ...impossible, field: 'deal' };

  const winRate = funnel.winRate / WHOLE;
  const openings = (deals: number): Openings => ({
    deals,
    chance: chanceOfAtLeast(dealsToWin, Math.ceil(deals), winRate),
    perWeek: deals / openingWeeks,
    openAtOnce: (deals / openingWeeks) * (funnel.cycleDays / 7),
  });
  const confidences = CONFIDENCES.map((confidence) => ({
    confidence,
    ...openings(dealsToOpen(dealsToWin, winRate, confidence / 100)),
  }));
  const average = openings((dealsToWin * WHOLE) / funnel.winRate);
  const confident =
    confidences.find(({ confidence }) => confidence === funnel.confidence) ?? average;
  let perWeek = confident.perWeek;
  return {
    kind: 'openings',
    dealsToWin,
    expectedPipeline,
    lagWeeks,
    openingWeeks,
    average: { ...average, perWeekWithoutLag: average.deals / funnel.weeks },
    confident,
    confidences,
    stagesPerWeek: funnel.stages.map((rate) => (perWeek = (perWeek * WHOLE) / rate)),
  };
}

/** The fewest deals to open for a chance of at least `confidence` that `wins` of them are won. */
export function dealsToOpen(wins: number, winRate: number, confidence: number): number {
  let enough = Math.max(wins, Math.ceil(wins / winRate));
  while (chanceOfAtLeast(wins, enough, winRate) < confidence) enough *= 2;
  let short = wins - 1;
  while (enough - short > 1) {
    const middle = Math.floor((enough + short) / 2);
    if (chanceOfAtLeast(wins, middle, winRate) < confidence) short = middle;
    else enough = middle;
  }
  return enough;
}
