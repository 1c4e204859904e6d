import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFrom } from '../../../../../src/calculators/stepping-stone/working-time/iso-weeks.ts';
import {
  mondayOfWeekName,
  weekName,
} from '../../../../../src/calculators/stepping-stone/logged-weeks/week-names.ts';
import {
  EMPTY_LOG,
  compare,
  join,
  logOf,
  standing,
  stateOf,
  weekStates,
  withWeek,
  withoutWeek,
} from '../../../../../src/calculators/stepping-stone/logged-weeks/logged-weeks.ts';
import type { LoggedWeek } from '../../../../../src/calculators/stepping-stone/logged-weeks/logged-weeks.ts';
import { RUNS, aLog, aRecentDay } from '../arbitraries.ts';

const NOTHING = new Set<number>();
const entry = fc.record({
  week: aRecentDay.map((day) => weekName(day)),
  target: fc.integer({ min: 1, max: 10_000_000 }),
  amount: fc.option(fc.integer({ min: -10_000_000, max: 20_000_000 })),
});

describe('a log of weeks', () => {
  it('freezes the target with the week: a correction keeps it', () => {
    const first = withWeek(EMPTY_LOG, { week: '2027-W01', target: 20_000, amount: 19_000 });
    const corrected = withWeek(first, { week: '2027-W01', target: 15_000, amount: 19_500 });
    expect(corrected.weeks).toEqual([{ week: '2027-W01', target: 20_000, amount: 19_500 }]);
  });

  it('keeps weeks in order, each once, and never unclears a rung, whatever is written or taken out', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, fc.boolean()), { maxLength: 25 }), (steps) => {
        let log = EMPTY_LOG;
        for (const [week, out] of steps) {
          const next = out ? withoutWeek(log, week.week) : withWeek(log, week);
          expect(next.cleared).toBeGreaterThanOrEqual(log.cleared);
          const names = next.weeks.map(({ week: name }) => name);
          expect(names).toEqual([...new Set(names)].sort());
          log = next;
        }
      }),
      RUNS,
    );
  });

  it('tells hits, misses, weeks off and blank weeks apart, a clawback included', () => {
    const log = logOf(
      [
        { week: '2027-W01', target: 100, amount: 100 },
        { week: '2027-W02', target: 100, amount: -50 },
        { week: '2027-W04', target: 100, amount: null },
      ],
      0,
    );
    const today = dayFrom(2027, 2, 10);
    expect(weekStates(log.weeks, today, NOTHING).map(stateOf)).toEqual([
      'hit',
      'miss',
      'blank',
      'off',
      'blank',
    ]);
    const planned = new Set([mondayOfWeekName('2027-W03') ?? 0]);
    expect(weekStates(log.weeks, today, planned).map(stateOf)).toEqual([
      'hit',
      'miss',
      'off',
      'off',
      'blank',
    ]);
  });

  it('doesn’t call the running week blank', () => {
    const log = logOf([{ week: '2027-W01', target: 100, amount: 100 }], 0);
    expect(standing(log, dayFrom(2027, 1, 15), NOTHING)).toMatchObject({
      currentRun: 1,
      waiting: 0,
    });
    expect(standing(log, dayFrom(2027, 1, 18), NOTHING)).toMatchObject({
      currentRun: 0,
      waiting: 1,
    });
  });
});

describe('the rungs a log clears', () => {
  it('are those of all its weeks, blank ones included', () => {
    fc.assert(
      fc.property(aLog, (log) => {
        expect(log.cleared).toBe(standing({ ...log, cleared: 0 }, 0, NOTHING).cleared);
      }),
      RUNS,
    );
  });
});

describe('joining two logs', () => {
  const week = (name: string, amount: number | null): LoggedWeek => ({
    week: name,
    target: 100,
    amount,
  });
  const mine = logOf([week('2027-W01', 100), week('2027-W02', 50)], 0);
  const theirs = logOf([week('2027-W02', 150), week('2027-W03', null)], 0);

  it('asks about weeks they tell differently, and only those', () => {
    expect(compare(mine, theirs).conflicts.map(({ week: name }) => name)).toEqual(['2027-W02']);
    expect(compare(mine, mine).conflicts).toEqual([]);
  });

  it('keeps mine unless told otherwise', () => {
    expect(join(mine, theirs, new Set()).weeks).toEqual([...mine.weeks, week('2027-W03', null)]);
    expect(join(mine, theirs, new Set(['2027-W02'])).weeks[1]).toEqual(week('2027-W02', 150));
  });

  it('loses no week and no rung, and joining a log with itself changes nothing', () => {
    fc.assert(
      fc.property(aLog, aLog, fc.boolean(), (one, other, take) => {
        const taken = new Set(
          take ? compare(one, other).conflicts.map(({ week: name }) => name) : [],
        );
        const joined = join(one, other, taken);
        const names = new Set([...one.weeks, ...other.weeks].map(({ week: name }) => name));
        expect(joined.weeks.map(({ week: name }) => name)).toEqual([...names].sort());
        expect(joined.cleared).toBeGreaterThanOrEqual(Math.max(one.cleared, other.cleared));
        expect(join(one, one, taken)).toEqual(one);
      }),
      RUNS,
    );
  });
});
