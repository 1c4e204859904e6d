import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  largestRemainder,
  plannedYear,
  problemsOf,
  stoneOf,
} from '../../../../src/calculators/stepping-stone/model.ts';
import type {
  Plan,
  PlannedYear,
  SteppingStone,
} from '../../../../src/calculators/stepping-stone/model.ts';
import { workingWeeks } from '../../../../src/calculators/stepping-stone/working-time/working-weeks.ts';
import { RUNS, aPlan, money, yearPlan } from './arbitraries.ts';

function worked(change: Partial<Plan>): SteppingStone & PlannedYear {
  const plan = { ...yearPlan, ...change };
  const result = stoneOf(plan);
  if (!result) throw new Error(JSON.stringify(problemsOf(plan)));
  return { ...result, ...plannedYear(plan, result) };
}

/** All that a plan comes to. */
function worth(plan: Plan): unknown {
  const result = stoneOf(plan);
  return result && [result, plannedYear(plan, result)];
}

describe('the stepping stone', () => {
  it.each([
    [0, 52, 19_230_77, 20_000_00],
    [2, 50, 20_000_00, 20_000_00],
    [4, 48, 20_833_33, 21_000_00],
  ])('of $1,000,000 with %i weeks off, over %i weeks', (weeksOff, fullWeeks, exactWeek, stone) => {
    expect(worked({ weeksOff })).toMatchObject({ fullWeeks, exactWeek, stone });
  });

  it('of $20,000 misses the goal by $40,000 with four weeks off', () => {
    const { fullWeeks, gap } = worked({ weeksOff: 4 });
    expect(20_000_00 * fullWeeks).toBe(960_000_00);
    expect(gap - 20_000_00 * fullWeeks).toBe(40_000_00);
  });

  it('brings $40,000 too much over 52 weeks, and nothing too much over 50', () => {
    expect(worked({ weeksOff: 0 }).overshoot).toBe(40_000_00);
    expect(worked({ weeksOff: 2 }).overshoot).toBe(0);
  });

  it('rounds up where the exact week is a fraction of a cent above a round number', () => {
    expect(worked({ weeksOff: 2, goal: 1_000_000_01 }).stone).toBe(21_000_00);
  });

  it('says in which week the quota falls: ⌈quota ÷ stone⌉', () => {
    expect(worked({ weeksOff: 2, quota: 800_000_00 }).quotaWeek?.number).toBe(40);
    expect(worked({ weeksOff: 2, quota: 800_000_01 }).quotaWeek?.number).toBe(41);
    expect(worked({ weeksOff: 2, quota: 2_000_000_00 }).quotaWeek).toBeNull();
  });

  it('without a goal is ten percent above the average, rounded up, and implies a year', () => {
    expect(worked({ goal: null, averageWeek: 15_000_00, weeksOff: 2 })).toMatchObject({
      stone: 17_000_00,
      gap: 850_000_00,
    });
  });

  it('takes a goal that is met as a result, even where no week is left', () => {
    const met = { ...yearPlan, earned: 1_000_500_00 };
    expect([stoneOf(met), problemsOf(met)]).toEqual([null, {}]);
    expect(problemsOf({ ...met, weeksOff: 52 })).toEqual({});
  });

  it.each([
    [{ deadline: yearPlan.start - 1 }, 'deadline', /comes before the first day/],
    [{ weeksOff: 52 }, 'weeksOff', /leaves no week to work in/],
    [
      { weeksOff: 51, daysOff: [{ first: yearPlan.start, last: yearPlan.start + 6 }] },
      'weeksOff',
      /leaves no week to work in/,
    ],
    [{ goal: null }, 'goal', /Write your goal, or leave this empty/],
    [{ deadline: yearPlan.start + 3000 }, 'deadline', /more than five years/],
    [{ seasons: [0, 0, 0, 0] as const }, 'winter', /weighs 0 percent/],
  ])('says what stands in the way: %o', (change, field, problem) => {
    expect(problemsOf({ ...yearPlan, ...change })).toEqual({
      [field]: expect.stringMatching(problem) as string,
    });
  });

  it('asks weeks for cents that sum to the gap, and never rounds down', () => {
    fc.assert(
      fc.property(aPlan, (plan) => {
        const result = stoneOf(plan);
        if (!result) return;
        const { gap, stone, exactWeek } = result;
        const { weeks, overshoot } = plannedYear(plan, result);
        expect(weeks.reduce((sum, { amount }) => sum + amount, 0)).toBe(gap);
        expect(stone).toBeGreaterThanOrEqual(exactWeek);
        if (plan.goal !== null) expect(overshoot).toBeGreaterThanOrEqual(0);
        for (const { amount, target, off } of weeks) {
          expect(Number.isSafeInteger(amount)).toBe(true);
          expect(target).toBeGreaterThanOrEqual(amount);
          if (off) expect(amount).toBe(0);
          if (plan.goal !== null && target >= 1000) expect(String(target)).toMatch(/^\d\d0*$/);
        }
      }),
      RUNS,
    );
  });

  it('is the smallest of two figures that carries the goal', () => {
    fc.assert(
      fc.property(aPlan, (plan) => {
        const result = stoneOf(plan);
        if (!result || plan.goal === null || result.stone < 1000) return;
        const { totalWeight, fullWeight } = workingWeeks(plan);
        const carries = (stone: number) =>
          BigInt(stone) * BigInt(totalWeight) >= BigInt(result.gap) * BigInt(fullWeight);
        const [figures = '', zeros = ''] =
          /^(\d\d)(0*)$/.exec(String(result.stone))?.slice(1) ?? [];
        const below =
          figures === '10' ? `99${zeros.slice(1)}` : `${String(Number(figures) - 1)}${zeros}`;
        expect(carries(result.stone)).toBe(true);
        expect(carries(Number(below))).toBe(false);
      }),
      RUNS,
    );
  });

  it('never gives a figure that isn’t a finite number', () => {
    fc.assert(
      fc.property(aPlan, (plan) => {
        expect(
          JSON.stringify(worth(plan), (_, value: unknown) => {
            if (typeof value === 'number' && !Number.isFinite(value))
              throw new Error(String(value));
            return value;
          }),
        ).toBeTypeOf('string');
      }),
      RUNS,
    );
  });
});

describe('sharing cents out', () => {
  it('is exact, and within a cent of each exact share', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 40_500 }), { minLength: 1, maxLength: 262 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(money, weights, (total, list) => {
        const sum = list.reduce((all, weight) => all + weight, 0);
        const shares = largestRemainder(total, list);
        expect(shares.reduce((all, share) => all + share, 0)).toBe(total);
        for (const [index, share] of shares.entries()) {
          const exact = BigInt(total) * BigInt(list[index] ?? 0);
          const off = BigInt(share) * BigInt(sum) - exact;
          expect(off > -BigInt(sum) && off < BigInt(sum)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});
