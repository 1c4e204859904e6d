import { daysAfter } from '../../shared/days/dates.ts';
import { countField, dollarsField } from '../../shared/fields/fields.ts';
import { ceilingOf } from '../../shared/money/exact.ts';
import { dollars, exactDollars, plainDollars } from '../../shared/money/money.ts';
import { stoneFor } from '../../shared/money/stone.ts';
import { writeFragment } from '../../shared/calculator/share-link.ts';

const WEEKS_IN_A_YEAR = 52;

/** A year and its working weeks: cents, and a count from 1 to 52. */
export interface Year {
  readonly goal: number;
  readonly weeks: number;
}

/** A million-dollar year. */
export const EXAMPLE: Year = { goal: 100_000_000, weeks: 50 };

/** What the pad asks: a whole year, and how much of it is work. */
export const fields = {
  goal: dollarsField({ label: 'Your year', least: 100, standard: EXAMPLE.goal }),
  weeks: countField({
    label: 'Weeks you’ll work',
    least: 1,
    most: WEEKS_IN_A_YEAR,
    standard: EXAMPLE.weeks,
  }),
};

/** One good week of a year, in words: the number to remember, and the sum it comes from. */
export function weekOf({ goal, weeks }: Year): { readonly stone: string; readonly sum: string } {
  const stone = stoneFor(ceilingOf(goal, 1, weeks));
  const divided = `${dollars(goal)} ÷ ${weeks}`;
  return {
    stone: dollars(stone),
    sum:
      stone * weeks === goal
        ? `${divided} is ${dollars(stone)}, to the cent.`
        : `${divided} is ${exactDollars(Math.round(goal / weeks))}, rounded up to two figures.`,
  };
}

/**
 * The fragment that opens the same year on the stepping stone's page: the 52 weeks from the next Monday, or from today
 * when it is one, so that the week there is the week here on any day of the year.
 * @param today `YYYY-MM-DD`.
 */
export function worksheetFragment({ goal, weeks }: Year, today: string): string {
  const weekday = new Date(today).getUTCDay();
  const start = daysAfter(today, (8 - weekday) % 7);
  return writeFragment(
    new Map([
      ['s.goal', plainDollars(goal)],
      ['s.start', start],
      ['s.deadline', daysAfter(start, 7 * WEEKS_IN_A_YEAR - 3)],
      ['s.weeksOff', String(WEEKS_IN_A_YEAR - weeks)],
    ]),
  );
}
