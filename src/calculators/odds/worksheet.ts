import { asOfToday } from '../shared/worksheet/calculator.ts';
import type {
  Calculator,
  Figure,
  Problems,
  Values,
  Worksheet,
} from '../shared/worksheet/calculator.ts';
import { WHOLE, counted, number, percent } from '../shared/money/money.ts';
import { dayInWords } from '../shared/days/day-in-words.ts';
import { weeksLeft } from '../shared/days/weeks-left.ts';
import { chanceFromLog, expectedLongest, meanWait, oddsOfAtLeast, oddsWithHeld } from './model.ts';
import { fields } from './inputs.ts';
import { leverOf } from './lever.ts';
import type { Weekly } from './model.ts';
import { pictureOf } from './picture.ts';

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

  problems({ asOf, deadline, hits, logged, weeks }, readersDay): Problems {
    const today = asOf ?? readersDay;
    if (deadline !== null && weeksLeft(weeks, deadline, today) < 1) {
      return {
        deadline:
          deadline < today
            ? `${dayInWords(deadline)} is behind us. Choose a later day, or none.`
            : `Not a whole week is left until ${dayInWords(deadline)}. Choose a later day, or none.`,
      };
    }
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

  work(inputs, readersDay): Worksheet {
    const weekly = weeklyFrom(inputs, inputs.asOf ?? readersDay);
    const { chance, string, weeks } = weekly;
    const asked = oddsOf(weekly);
    const inRow = `${counted(string, 'good week')} in a row`;
    const each = percent(Math.round(chance * WHOLE));
    const lengths = lengthsAround(weekly).map((length) => ({
      string: length,
      chance: oddsOf({ ...weekly, string: length }),
    }));
    return {
      summary:
        asked === 0
          ? `${inRow} take longer than the ${counted(weeks, 'week')} there ${weeks === 1 ? 'is' : 'are'}: the odds are 0%.`
          : `With a ${each} chance each week, the odds of ${inRow} within ${counted(weeks, 'week')} are ${inPercent(asked)}.`,
      headline: {
        label: `${inRow}, within ${counted(weeks, 'week')}`,
        value: inPercent(asked),
        note: `with a ${each} chance each week${weekly.held > 0 ? ` and ${weekly.held} held` : ''}${untilWhen(inputs)}`,
      },
      figures: figures(inputs, weekly),
      picture: {
        get svg() {
          return pictureOf(lengths, string, overBar);
        },
        label: `The odds fall as the string grows: ${lengths.map((bar) => `${bar.string} in a row, ${inPercent(bar.chance)}`).join('; ')}.`,
      },
      table: {
        caption: 'Assumes weeks are independent: one week doesn’t change the next',
        head: ['In a row, at least', 'Odds'],
        rows: lengths.map((bar) => [String(bar.string), inPercent(bar.chance)]),
      },
      get lever() {
        return leverOf(weekly, oddsOf) ?? 'Nothing moves it: these odds are as good as settled.';
      },
      offers: asOfToday(inputs, readersDay),
      handedOn: {},
    };
  },
};

function weeklyFrom(inputs: Inputs, today: string): Weekly {
  const { chance, deadline, held, hits, logged, string, weeks } = inputs;
  const fromLog = logged !== null && hits !== null;
  return {
    chance: fromLog ? chanceFromLog(hits, logged) : chance / WHOLE,
    weeks: weeksLeft(weeks, deadline, today),
    string,
    held,
  };
}

function oddsOf({ chance, weeks, string, held }: Weekly): number {
  return oddsWithHeld(new Array<number>(weeks).fill(chance), string, held);
}

/** The strings to show: those around the one asked for, and none longer than all weeks there are. */
function lengthsAround({ held, string, weeks }: Weekly): number[] {
  const longest = held + weeks;
  const first = Math.max(1, Math.min(string - 3, longest - BARS + 1));
  const all = Array.from({ length: BARS }, (_, index) => first + index);
  return all.filter((length) => length <= longest);
}

function untilWhen({ deadline }: Inputs): string {
  return deadline === null ? '' : `, until ${dayInWords(deadline)}`;
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
