import fc from 'fast-check';
import { isoDate } from '../../../../src/calculators/stepping-stone/working-time/iso-weeks.ts';
import { weekName } from '../../../../src/calculators/stepping-stone/logged-weeks/week-names.ts';
import { logOf } from '../../../../src/calculators/stepping-stone/logged-weeks/logged-weeks.ts';
import type { Log } from '../../../../src/calculators/stepping-stone/logged-weeks/logged-weeks.ts';
import type { Plan } from '../../../../src/calculators/stepping-stone/model.ts';

/** Every property is tried this often. */
export const RUNS = { numRuns: 1_000 };

/** A day from Monday, January 3, 2000, to 2093, so that five years more are still in range. */
export const aDay = fc.integer({ min: 10_959, max: 45_000 });

/** Cents up to a billion dollars. */
export const money = fc.integer({ min: 0, max: 100_000_000_000 });

const range = fc
  .tuple(aDay, fc.integer({ min: 0, max: 40 }))
  .map(([first, length]) => ({ first, last: first + length }));

const percent = fc.integer({ min: 0, max: 300 });

/** Any plan the fields let through. */
export const aPlan: fc.Arbitrary<Plan> = fc
  .record({
    start: aDay,
    gone: fc.oneof(fc.constant(0), fc.integer({ min: -100, max: 900 })),
    length: fc.integer({ min: 0, max: 800 }),
    goal: fc.option(money, { freq: 5 }),
    earned: fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }),
    quota: fc.option(money),
    bestWeek: fc.option(money),
    averageWeek: fc.option(money),
    basis: fc.constantFrom('sales' as const, 'pay' as const),
    weeksOff: fc.integer({ min: 0, max: 60 }),
    offsets: fc.array(fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 20 })), {
      maxLength: 6,
    }),
    holidays: fc.array(range, { maxLength: 4 }),
    rampWeeks: fc.integer({ min: 0, max: 26 }),
    seasons: fc.tuple(percent, percent, percent, percent),
  })
  .map(({ gone, length, offsets, ...plan }) => ({
    ...plan,
    today: plan.start + gone,
    deadline: plan.start + length,
    daysOff: offsets.map(([from, days]) => ({
      first: plan.start + from,
      last: plan.start + from + days,
    })),
  }));

/** A day of three years, so that logs meet in the same weeks. */
export const aRecentDay = fc.integer({ min: 20_000, max: 21_100 });

/** A log as weeks of play leave it: some weeks missing, some off, some negative. */
export const aLog: fc.Arbitrary<Log> = fc
  .uniqueArray(
    fc.record({
      week: aRecentDay.map((day) => weekName(day)),
      target: fc.oneof(fc.constantFrom(1, 2_000_000), fc.integer({ min: 1, max: 100_000_000_000 })),
      amount: fc.option(
        fc.oneof(
          fc.constant(2_000_000),
          fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }),
        ),
      ),
    }),
    { selector: ({ week }) => week, maxLength: 30 },
  )
  .map((weeks) => logOf(weeks, 0));

/** A plan of exactly 52 working weeks. */
export const yearPlan: Plan = {
  goal: 100_000_000,
  earned: 0,
  today: 20_822,
  start: 20_822,
  deadline: 20_822 + 361,
  weeksOff: 0,
  daysOff: [],
  holidays: [],
  rampWeeks: 0,
  seasons: [100, 100, 100, 100],
  quota: null,
  bestWeek: null,
  averageWeek: null,
  basis: 'sales',
};

if (isoDate(yearPlan.start) !== '2027-01-04') throw new Error('The year of the tests moved.');
