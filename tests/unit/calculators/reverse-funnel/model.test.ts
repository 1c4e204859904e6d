import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOfAtLeast } from '../../../../src/calculators/reverse-funnel/binomial-tail.ts';
import { dealsToOpen, openingsOf } from '../../../../src/calculators/reverse-funnel/model.ts';
import type { Funnel, FunnelResult } from '../../../../src/calculators/reverse-funnel/model.ts';

const RUNS = { numRuns: 1_000 };

const example: Funnel = {
  gap: 400_000_00,
  deal: 20_000_00,
  winRate: 2_000,
  stages: [],
  cycleDays: 60,
  weeks: 50,
  pipeline: 0,
  pipelineWinRate: 0,
  confidence: 80,
};

const anyFunnel: fc.Arbitrary<Funnel> = fc.record({
  gap: fc.integer({ min: 0, max: 100_000_000_000 }),
  deal: fc.oneof(
    fc.integer({ min: 100, max: 100_000_000_000 }),
    fc.integer({ min: 1_000_000, max: 10_000_000 }),
  ),
  winRate: fc.integer({ min: 10, max: 10_000 }),
  stages: fc.array(fc.integer({ min: 10, max: 10_000 }), { maxLength: 4 }),
  cycleDays: fc.nat(1_820),
  weeks: fc.integer({ min: 1, max: 260 }),
  pipeline: fc.integer({ min: 0, max: 100_000_000_000 }),
  pipelineWinRate: fc.nat(10_000),
  confidence: fc.constantFrom(50, 80, 90),
});

/** Funnels of which most can be worked. */
const workable = fc
  .record({
    gap: fc.integer({ min: 1, max: 10_000_000_00 }),
    deal: fc.integer({ min: 1_000_00, max: 100_000_00 }),
    winRate: fc.integer({ min: 100, max: 9_900 }),
    cycleDays: fc.nat(120),
    weeks: fc.integer({ min: 20, max: 104 }),
  })
  .map((change): Funnel => ({ ...example, ...change }));

function openings(change: Partial<Funnel> = {}): FunnelResult {
  const result = openingsOf({ ...example, ...change });
  if (result.kind !== 'openings') throw new Error(JSON.stringify(result));
  return result;
}

/** Openings a week, as many as there may be. */
function perWeek(funnel: Funnel): number {
  const result = openingsOf(funnel);
  if (result.kind === 'openings') return result.confident.perWeek;
  return result.kind === 'covered' ? 0 : Infinity;
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

describe('the reverse funnel', () => {
  it('is right in the worked example', () => {
    const result = openings();
    expect(result).toMatchObject({
      dealsToWin: 20,
      lagWeeks: 9,
      openingWeeks: 41,
    });
    expect(result.average.deals).toBe(100);
    expect(result.average.perWeekWithoutLag).toBe(2);
    expect(hundredths(result.average.perWeek)).toBe(2.44);
    expect(result.average.openAtOnce.toFixed(1)).toBe('20.9');
    expect(hundredths(result.average.chance * 100)).toBe(53.98);
    expect(result.confident.deals).toBe(116);
    expect(hundredths(result.confident.chance * 100)).toBe(80.31);
    expect(hundredths(result.confident.perWeek)).toBe(2.83);
    expect(hundredths(openings({ cycleDays: 0 }).average.perWeek)).toBe(2);
  });

  it('takes what is open off first, at what usually comes in of it', () => {
    expect(openings({ pipeline: 300_000_00, pipelineWinRate: 2_000 })).toMatchObject({
      dealsToWin: 17,
      expectedPipeline: 60_000_00,
    });
    expect(openings({ pipeline: 5_01, pipelineWinRate: 5_000 }).dealsToWin).toBe(20);
    expect(openingsOf({ ...example, pipeline: 2_000_000_00, pipelineWinRate: 2_000 })).toEqual({
      kind: 'covered',
      expectedPipeline: 400_000_00,
    });
    expect(openings({ pipeline: 1_999_999_99, pipelineWinRate: 2_000 }).dealsToWin).toBe(1);
  });

  it('divides upward through the steps before a deal', () => {
    const { confident, stagesPerWeek } = openings({ stages: [5_000, 2_500] });
    expect(stagesPerWeek).toEqual([confident.perWeek * 2, confident.perWeek * 8]);
  });

  it.each([
    [{ weeks: 9 }, 'weeks'],
    [{ weeks: 1, cycleDays: 7 }, 'weeks'],
    [{ deal: 100 }, 'deal'],
  ])('says what stands in the way: %o', (change, field) => {
    expect(openingsOf({ ...example, ...change })).toMatchObject({
      kind: 'impossible',
      field,
    });
  });

  it('still works with one week left to open in', () => {
    expect(openings({ weeks: 10 })).toMatchObject({ openingWeeks: 1 });
  });

  it('asks for the fewest deals that are sure enough', () => {
    const cases = fc.tuple(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 10, max: 10_000 }),
      fc.constantFrom(0.5, 0.8, 0.9),
    );
    fc.assert(
      fc.property(cases, ([wins, rate, confidence]) => {
        const deals = dealsToOpen(wins, rate / 10_000, confidence);
        expect(chanceOfAtLeast(wins, deals, rate / 10_000)).toBeGreaterThanOrEqual(confidence);
        expect(chanceOfAtLeast(wins, deals - 1, rate / 10_000)).toBeLessThan(confidence);
      }),
      RUNS,
    );
  });

  it('asks for more with a wider gap, a longer cycle or more confidence, and for less with better rates', () => {
    fc.assert(
      fc.property(workable, (funnel) => {
        const now = perWeek(funnel);
        expect(perWeek({ ...funnel, gap: funnel.gap + 5_000_00 })).toBeGreaterThanOrEqual(now);
        expect(perWeek({ ...funnel, cycleDays: funnel.cycleDays + 5 })).toBeGreaterThanOrEqual(now);
        expect(perWeek({ ...funnel, confidence: 90 })).toBeGreaterThanOrEqual(now);
        expect(perWeek({ ...funnel, winRate: funnel.winRate + 100 })).toBeLessThanOrEqual(now);
        expect(perWeek({ ...funnel, deal: funnel.deal + 500_00 })).toBeLessThanOrEqual(now);
        expect(perWeek({ ...funnel, weeks: funnel.weeks + 1 })).toBeLessThanOrEqual(now);
        expect(
          perWeek({ ...funnel, pipeline: 10_000_00, pipelineWinRate: 5_000 }),
        ).toBeLessThanOrEqual(now);
      }),
      RUNS,
    );
  });

  it('never gives a figure that isn’t a finite number', () => {
    fc.assert(
      fc.property(anyFunnel, (funnel) => {
        JSON.stringify(openingsOf(funnel), (_, value: unknown) => {
          if (typeof value === 'number') expect(Number.isFinite(value) && value >= 0).toBe(true);
          return value;
        });
      }),
      RUNS,
    );
  });
});
