import type { Calculator, Problems, Values, Worksheet } from '../shared/worksheet/calculator.ts';
import { cells, figure } from '../shared/worksheet/cells.ts';
import { WHOLE, counted, number, percent } from '../shared/money/money.ts';
import { chanceFromLog, expectedLongest, meanWait, oddsOfAtLeast, oddsWithHeld } from './model.ts';
import type { Nudge } from '../shared/worksheet/sensitivity.ts';
import { fields } from './inputs.ts';
import { pictureOf } from './picture.ts';
import { strongestLever } from '../shared/worksheet/sensitivity.ts';

type Inputs = Values<typeof fields>;

/** Under this many logged weeks the chance is too uncertain for one number. */
const FEW_WEEKS = 12;
const POINT = 0.01;
const BARS = 8;

/** Odds of a string: the exact chance of so many good weeks in a row. */
export const odds: Calculator<typeof fields> = {
  name: 'odds',
  element: 'odds-of-a-string',
  code: 'o',
  fields,

  problems({ logged, hits }): Problems {
    if (logged === null && hits !== null) {
      return { logged: 'Write how many weeks you have logged, or empty the good weeks.' };
    }
    if (logged !== null && hits === null) {
      return { hits: 'Write how many of the logged weeks were good, or empty the log.' };
    }
    return logged !== null && hits !== null && hits > logged
      ? { hits: `There can’t be more good weeks than the ${number(logged)} logged.` }
      : {};
  },

  work(inputs): Worksheet {
    const weekly = weeklyFrom(inputs);
    const { chance, weeks, string, held } = weekly;
    const asked = oddsOf(weekly);
    const first = Math.max(1, Math.min(string - 3, weeks + held - BARS + 1));
    const lengths = Array.from({ length: BARS }, (_, index) => first + index).map((length) => ({
      string: length,
      chance: oddsOf({ ...weekly, string: length }),
    }));
    const inRow = `${counted(string, 'good week')} in a row`;
    const each = percent(Math.round(chance * WHOLE));
    const wait = meanWait(chance, string);
    return {
      summary: `With a ${each} chance each week, the odds of ${inRow} within ${counted(weeks, 'week')} are ${inPercent(asked)}.`,
      headline: figure(
        `${inRow}, within ${counted(weeks, 'week')} | ${inPercent(asked)} | with a ${each} chance each week${held > 0 ? ` and ${held} held` : ''}`,
      ),
      figures: [
        ...band(inputs, weekly),
        `Longest string to expect | ${counted(rounded(expectedLongest(chance, weeks)), 'week')} | in ${counted(weeks, 'week')} from a fresh start`,
        `Average wait for ${string} in a row | ${wait > 1_000_000 ? 'over a million weeks' : counted(rounded(wait), 'week')}`,
        `At least ${counted(inputs.atLeast, 'good week')}, in any order | ${inPercent(oddsOfAtLeast(chance, weeks, inputs.atLeast))}`,
      ].map(figure),
      picture: {
        get svg() {
          return pictureOf(lengths, string, overBar);
        },
        label: `The odds fall as the string grows: ${lengths.map((bar) => `${bar.string} in a row, ${inPercent(bar.chance)}`).join('; ')}.`,
      },
      table: {
        caption: 'Assumes weeks are independent: one week doesn’t change the next',
        head: cells('In a row, at least | Odds'),
        rows: lengths.map((bar) => [String(bar.string), inPercent(bar.chance)]),
      },
      get lever() {
        return (
          strongestLever(weekly, oddsOf, nudgesOf(weekly)) ??
          'Nothing moves it: these odds are as good as settled.'
        );
      },
      handedOn: {},
    };
  },
};

interface Weekly {
  readonly chance: number;
  readonly weeks: number;
  readonly string: number;
  readonly held: number;
}

function weeklyFrom({ chance, weeks, string, held, logged, hits }: Inputs): Weekly {
  const fromLog = logged !== null && hits !== null;
  return { chance: fromLog ? chanceFromLog(hits, logged) : chance / WHOLE, weeks, string, held };
}

function oddsOf({ chance, weeks, string, held }: Weekly): number {
  return oddsWithHeld(new Array<number>(weeks).fill(chance), string, held);
}

function band({ logged }: Inputs, weekly: Weekly): string[] {
  if (logged === null || logged >= FEW_WEEKS) return [];
  const low = Math.max(POINT, weekly.chance - 10 * POINT);
  const high = Math.min(1 - POINT, weekly.chance + 10 * POINT);
  return [
    `With so few weeks logged, anything between | ${inPercent(oddsOf({ ...weekly, chance: low }))} and ${inPercent(oddsOf({ ...weekly, chance: high }))} | a chance from ${percent(Math.round(low * WHOLE))} to ${percent(Math.round(high * WHOLE))} each week`,
  ];
}

/** A chance as a percentage that never claims certainty it doesn't have. */
function inPercent(chance: number): string {
  if (chance > 0 && chance < 0.0001) return 'under 0.01%';
  if (chance < 1 && chance > 0.9999) return 'over 99.99%';
  return percent(Math.round(chance * WHOLE));
}

function overBar(chance: number): string {
  if (chance > 0 && chance < 0.005) return '<1%';
  if (chance < 1 && chance >= 0.995) return '>99%';
  return `${Math.round(chance * 100)}%`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function points(difference: number): string {
  const shown = Math.round(Math.abs(difference) * 1_000) / 10;
  return shown < 0.1 ? 'under 0.1 points' : counted(shown, 'point');
}

function nudgesOf(weekly: Weekly): Nudge<Weekly>[] {
  const { chance, weeks, string, held } = weekly;
  return [
    [
      chance + POINT < 1 ? { ...weekly, chance: chance + POINT } : null,
      (difference) =>
        `What moves it most, for the same string: one more point of chance each week is worth ${points(difference)} of odds.`,
    ],
    [
      { ...weekly, weeks: weeks + 1 },
      (difference) =>
        `What moves it most, for the same string: one more week is worth ${points(difference)} of odds.`,
    ],
    [
      held + 1 < string ? { ...weekly, held: held + 1 } : null,
      (difference) =>
        `What moves it most, for the same string: holding one more week is worth ${points(difference)} of odds.`,
    ],
  ];
}
