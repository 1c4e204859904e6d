import { asOfToday } from '../shared/calculator/calculator.ts';
import type { Figure, Worksheet } from '../shared/calculator/calculator.ts';
import { WHOLE, counted, number, percent } from '../shared/money/money.ts';
import { inPercent, oddsAnswer, oddsOf, weeklyFrom } from './answer.ts';
import type { Inputs } from './answer.ts';
import type { fields } from './inputs.ts';
import { leverOf } from './lever.ts';
import { expectedLongest, meanWait, oddsOfAtLeast } from './model.ts';
import type { Weekly } from './model.ts';
import { pictureOf } from './picture.ts';

/** Under this many logged weeks the chance is too uncertain for one number. */
const FEW_WEEKS = 12;
const POINT = 0.01;
const BARS = 8;

/** Odds of a string, with all that its worksheet shows. */
export const odds: Worksheet<typeof fields> = {
  ...oddsAnswer,

  details(inputs, readersDay) {
    const weekly = weeklyFrom(inputs, readersDay);
    const lengths = lengthsAround(weekly).map((length) => ({
      string: length,
      chance: oddsOf({ ...weekly, string: length }),
    }));
    return {
      figures: figures(inputs, weekly),
      picture: {
        svg: pictureOf(lengths, weekly.string, overBar),
        label: `The odds fall as the string grows: ${lengths.map((bar) => `${bar.string} in a row, ${inPercent(bar.chance)}`).join('; ')}.`,
      },
      table: {
        caption: 'Assumes weeks are independent: one week doesn’t change the next',
        head: ['In a row, at least', 'Odds'],
        rows: lengths.map((bar) => [String(bar.string), inPercent(bar.chance)]),
      },
      lever: leverOf(weekly, oddsOf) ?? 'Nothing moves it: these odds are as good as settled.',
      offers: asOfToday(inputs, readersDay),
    };
  },
};

/** The strings to show: those around the one asked for, and none longer than all weeks there are. */
function lengthsAround({ held, string, weeks }: Weekly): number[] {
  const longest = held + weeks;
  const first = Math.max(1, Math.min(string - 3, longest - BARS + 1));
  const all = Array.from({ length: BARS }, (_, index) => first + index);
  return all.filter((length) => length <= longest);
}

function figures(inputs: Inputs, weekly: Weekly): Figure[] {
  const { chance, string, weeks } = weekly;
  const wait = meanWait(chance, string);
  const wanted = inputs.atLeast ?? Math.ceil(weeks / 2);
  const atLeast = Math.min(wanted, weeks);
  return [
    ...band(inputs, weekly),
    {
      label: 'Longest string to expect',
      value: counted(rounded(expectedLongest(chance, weeks)), 'week'),
      note: `in ${counted(weeks, 'week')} from a fresh start`,
    },
    {
      label: `Average wait for ${string} in a row`,
      value: wait > 1_000_000 ? 'over a million weeks' : counted(rounded(wait), 'week'),
    },
    {
      label: `At least ${counted(atLeast, 'good week')}, in any order`,
      value: inPercent(oddsOfAtLeast(chance, weeks, atLeast)),
      ...(wanted > weeks && { note: `All there are: ${number(wanted)} don’t fit in` }),
    },
  ];
}

function band({ logged }: Inputs, weekly: Weekly): Figure[] {
  if (logged === null || logged >= FEW_WEEKS) return [];
  const low = Math.max(POINT, weekly.chance - 10 * POINT);
  const high = Math.min(1 - POINT, weekly.chance + 10 * POINT);
  return [
    {
      label: 'With so few weeks logged, anything between',
      value: `${inPercent(oddsOf({ ...weekly, chance: low }))} and ${inPercent(oddsOf({ ...weekly, chance: high }))}`,
      note: `a chance from ${percent(Math.round(low * WHOLE))} to ${percent(Math.round(high * WHOLE))} each week`,
    },
  ];
}

function overBar(chance: number): string {
  if (chance > 0 && chance < 0.005) return '<1%';
  if (chance < 1 && chance >= 0.995) return '>99%';
  return `${Math.round(chance * 100)}%`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
