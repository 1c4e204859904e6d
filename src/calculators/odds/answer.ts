import type { Calculator, Problems, Values } from '../shared/calculator/calculator.ts';
import { WHOLE, counted, number, percent } from '../shared/money/money.ts';
import { dayInWords } from '../shared/days/day-in-words.ts';
import { weeksLeft } from '../shared/days/weeks-left.ts';
import { fields } from './inputs.ts';
import { chanceFromLog, oddsWithHeld } from './model.ts';
import type { Weekly } from './model.ts';

/** The values of the fields. */
export type Inputs = Values<typeof fields>;

/** Odds of a string: the exact chance of so many good weeks in a row. */
export const oddsAnswer: Calculator<typeof fields> = {
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

  work(inputs, readersDay) {
    const weekly = weeklyFrom(inputs, readersDay);
    const { chance, held, string, weeks } = weekly;
    const asked = oddsOf(weekly);
    const inRow = `${counted(string, 'good week')} in a row`;
    const each = `a ${percent(Math.round(chance * WHOLE))} chance each week`;
    const within = `within ${counted(weeks, 'week')}`;
    return {
      summary:
        asked === 0
          ? `${inRow} take longer than the ${counted(weeks, 'week')} there ${weeks === 1 ? 'is' : 'are'}: the odds are 0%.`
          : `With ${each}, the odds of ${inRow} ${within} are ${inPercent(asked)}.`,
      headline: {
        label: `${inRow}, ${within}`,
        value: inPercent(asked),
        note: `with ${each}${held > 0 ? ` and ${held} held` : ''}${untilWhen(inputs)}`,
      },
      handedOn: {},
    };
  },
};

/** The weeks in question. `readersDay` is `YYYY-MM-DD`. */
export function weeklyFrom(inputs: Inputs, readersDay: string): Weekly {
  const { asOf, chance, deadline, held, hits, logged, string, weeks } = inputs;
  const fromLog = logged !== null && hits !== null;
  return {
    chance: fromLog ? chanceFromLog(hits, logged) : chance / WHOLE,
    weeks: weeksLeft(weeks, deadline, asOf ?? readersDay),
    string,
    held,
  };
}

/** The odds of the string asked for. */
export function oddsOf({ chance, weeks, string, held }: Weekly): number {
  return oddsWithHeld(new Array<number>(weeks).fill(chance), string, held);
}

/** A chance as a percentage that never claims certainty it doesn't have. */
export function inPercent(chance: number): string {
  if (chance > 0 && chance < 0.0001) return 'under 0.01%';
  if (chance < 1 && chance > 0.9999) return 'over 99.99%';
  return percent(Math.round(chance * WHOLE));
}

function untilWhen({ deadline }: Inputs): string {
  return deadline === null ? '' : `, until ${dayInWords(deadline)}`;
}
