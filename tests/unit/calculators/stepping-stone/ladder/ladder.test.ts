import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climb, rungName } from '../../../../../src/calculators/stepping-stone/ladder/ladder.ts';
import type { WeekState } from '../../../../../src/calculators/stepping-stone/ladder/ladder.ts';
import { RUNS } from '../arbitraries.ts';

const STATES: Record<string, WeekState> = { H: 'hit', m: 'miss', o: 'off', _: 'blank' };
const weeks = (letters: string): WeekState[] =>
  [...letters].flatMap((letter) => STATES[letter] ?? []);
const someWeeks = fc.array(fc.constantFrom<WeekState>('hit', 'miss', 'off', 'blank'), {
  maxLength: 80,
});
const logged = fc.array(fc.constantFrom<WeekState>('hit', 'miss', 'off'), { maxLength: 80 });

describe('the ladder', () => {
  it.each([
    ['', 0],
    ['mmm', 0],
    ['mH', 1],
    ['HmH', 2],
    ['HmHmH', 2],
    ['HH', 3],
    ['mHHm', 3],
    ['HHH', 4],
    ['HHHmHHHH', 5],
    ['HHHHH', 6],
    ['HooH', 3],
    ['H_H', 2],
  ])('after %s has %i rungs cleared', (letters, cleared) => {
    expect(climb(weeks(letters)).cleared).toBe(cleared);
  });

  it('asks for a hit, another, two in a row, and then one more in a row a rung', () => {
    expect([1, 2, 3, 4, 5, 12].map(rungName)).toEqual([
      'A first hit',
      'A second hit',
      'Two in a row',
      'Three in a row',
      'Four in a row',
      '11 in a row',
    ]);
  });

  it('holds a run back at a blank week until it is filled', () => {
    expect(climb(weeks('HH_'))).toMatchObject({ currentRun: 0, waiting: 2, longestRun: 2 });
    expect(climb(weeks('HH_H'))).toMatchObject({ currentRun: 1, waiting: 2, longestRun: 2 });
    expect(climb(weeks('HHHH'))).toMatchObject({ currentRun: 4, waiting: 0, longestRun: 4 });
    expect(climb(weeks('HHmH'))).toMatchObject({ currentRun: 1, waiting: 0, longestRun: 2 });
  });

  it('counts the hit rate over the last 13 weeks that were a hit or a miss', () => {
    expect(climb(weeks('HHHmmmmmmmmmmmoo_')).lastThirteen).toEqual({ hits: 2, of: 13 });
    expect(climb(weeks('HoHm')).lastThirteen).toEqual({ hits: 2, of: 3 });
  });

  it('finds the same runs wherever off weeks are put in', () => {
    fc.assert(
      fc.property(someWeeks, fc.array(fc.nat(100), { maxLength: 20 }), (states, places) => {
        const rested = [...states];
        for (const place of places) rested.splice(place % (rested.length + 1), 0, 'off');
        expect(climb(rested)).toEqual(climb(states));
      }),
      RUNS,
    );
  });

  it('finds the longest run as brute force does', () => {
    fc.assert(
      fc.property(logged, (states) => {
        const played = states.filter((state) => state !== 'off').join(' ');
        const runs = (played.match(/hit(?: hit)*/g) ?? []).map((run) => run.split(' ').length);
        expect(climb(states).longestRun).toBe(Math.max(0, ...runs));
      }),
      RUNS,
    );
  });

  it('never unclears a rung as weeks go by, whatever they bring', () => {
    fc.assert(
      fc.property(someWeeks, (states) => {
        let cleared = 0;
        for (let count = 0; count <= states.length; count += 1) {
          const now = climb(states.slice(0, count)).cleared;
          expect(now).toBeGreaterThanOrEqual(cleared);
          cleared = now;
        }
      }),
      RUNS,
    );
  });

  it('never lets a filled blank week take a rung back', () => {
    fc.assert(
      fc.property(
        someWeeks,
        fc.constantFrom<WeekState>('hit', 'miss', 'off'),
        (states, filling) => {
          const blank = states.indexOf('blank');
          if (blank < 0) return;
          const filled = states.map((state, index) => (index === blank ? filling : state));
          expect(climb(filled).cleared).toBeGreaterThanOrEqual(climb(states).cleared);
        },
      ),
      RUNS,
    );
  });
});
