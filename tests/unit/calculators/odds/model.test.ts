import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chanceFromLog,
  expectedLongest,
  meanWait,
  oddsByWeek,
  oddsOfAtLeast,
  oddsWithHeld,
} from '../../../../src/calculators/odds/model.ts';
import { RUNS } from '../junk.ts';

const chance = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);
const odds = (p: number, weeks: number, string: number): number =>
  oddsByWeek(p, weeks, string)[weeks] ?? NaN;
const same = (p: number, weeks: number): number[] => new Array<number>(weeks).fill(p);

/** Every way the weeks can go, with its chance, and how good weeks fall in it. */
function everyWay(p: number, weeks: number): { share: number; longest: number; hits: number }[] {
  return Array.from({ length: 2 ** weeks }, (_, way) => {
    const marks = way.toString(2).padStart(weeks, '0').slice(-weeks);
    const hits = weeks === 0 ? 0 : [...marks].filter((mark) => mark === '1').length;
    const runs = marks.split('0').map((run) => run.length);
    return {
      share: p ** hits * (1 - p) ** (weeks - hits),
      longest: weeks === 0 ? 0 : Math.max(...runs),
      hits,
    };
  });
}

const sumWhere = (
  ways: { share: number; longest: number; hits: number }[],
  holds: (way: { longest: number; hits: number }) => boolean,
): number => ways.filter(holds).reduce((sum, { share }) => sum + share, 0);

describe('the odds of a string', () => {
  // At one half every chance is a dyadic rational of under 53 bits, which a number holds exactly.
  it.each([
    [10, 2, 55, 64],
    [10, 3, 65, 128],
    [50, 4, 931_585_354_543_339, 1_125_899_906_842_624],
  ])('in %i weeks for %i in a row at one half are exactly %i/%i', (weeks, string, over, under) => {
    expect(odds(0.5, weeks, string) * under).toBe(over);
    expect(oddsWithHeld(same(0.5, weeks), string, 0) * under).toBe(over);
  });

  it('with two of four held and four weeks left are exactly one quarter', () => {
    expect(oddsWithHeld(same(0.5, 4), 4, 2)).toBe(0.25);
  });

  it('equal a count of every way the weeks can go', () => {
    fc.assert(
      fc.property(
        chance,
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 1, max: 11 }),
        (p, weeks, string) => {
          const ways = everyWay(p, weeks);
          const counted = sumWhere(ways, ({ longest }) => longest >= string);
          expect(odds(p, weeks, string)).toBeCloseTo(counted, 12);
          expect(oddsWithHeld(same(p, weeks), string, 0)).toBeCloseTo(counted, 12);
          expect(oddsOfAtLeast(p, weeks, string)).toBeCloseTo(
            sumWhere(ways, ({ hits }) => hits >= string),
            12,
          );
        },
      ),
      RUNS,
    );
  });

  it('are between nothing and certain, rise with the chance and the weeks, and fall with the string', () => {
    fc.assert(
      fc.property(
        chance,
        fc.integer({ min: 0, max: 260 }),
        fc.integer({ min: 1, max: 52 }),
        (p, weeks, string) => {
          const here = odds(p, weeks, string);
          expect(here).toBeGreaterThanOrEqual(0);
          expect(here).toBeLessThan(1);
          const least = here - 1e-12;
          expect(odds(Math.min(0.99, p + 0.01), weeks, string)).toBeGreaterThanOrEqual(least);
          expect(odds(p, weeks + 1, string)).toBeGreaterThanOrEqual(least);
          expect(odds(p, weeks, string + 1)).toBeLessThanOrEqual(here + 1e-12);
        },
      ),
      RUNS,
    );
  });

  it('follow a chance that changes, and a string that is held', () => {
    expect(oddsWithHeld([0.9, 0.1], 2, 0)).toBeCloseTo(0.09, 15);
    expect(oddsWithHeld([0.9, 0.1], 2, 1)).toBeCloseTo(0.9, 15);
    expect(oddsWithHeld([], 3, 3)).toBe(1);
    expect(oddsWithHeld([], 3, 2)).toBe(0);
    fc.assert(
      fc.property(
        fc.array(chance, { maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(12),
        (chances, string, held) => {
          const now = oddsWithHeld(chances, string, held);
          expect(oddsWithHeld(chances, string, held + 1)).toBeGreaterThanOrEqual(now - 1e-12);
          expect(now < 1 || held >= string).toBe(true);
        },
      ),
      RUNS,
    );
  });
});

describe('what to expect', () => {
  it('of the longest string in ten even weeks is exactly 1433/512', () => {
    expect(expectedLongest(0.5, 10) * 512).toBe(1_433);
  });

  it('of the wait for four in a row at one half is exactly thirty weeks', () => {
    expect(meanWait(0.5, 4)).toBe(30);
  });

  it('of the longest string equals a count of every way', () => {
    fc.assert(
      fc.property(chance, fc.integer({ min: 1, max: 10 }), (p, weeks) => {
        const counted = everyWay(p, weeks).reduce(
          (sum, { share, longest }) => sum + share * longest,
          0,
        );
        expect(expectedLongest(p, weeks)).toBeCloseTo(counted, 10);
      }),
      RUNS,
    );
  });

  it('of good weeks in any order stays within one for the longest time looked at', () => {
    fc.assert(
      fc.property(chance, fc.integer({ min: 1, max: 260 }), fc.nat(260), (p, weeks, hits) => {
        const share = oddsOfAtLeast(p, weeks, hits);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(oddsOfAtLeast(p, weeks, hits + 1)).toBeLessThanOrEqual(share + 1e-12);
      }),
      RUNS,
    );
  });

  it('of next week after a log follows Laplace', () => {
    expect(chanceFromLog(0, 0)).toBe(0.5);
    expect(chanceFromLog(6, 10)).toBe(7 / 12);
  });
});
