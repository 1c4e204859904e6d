import type { Calculator, Figure, Problems, Values } from '../shared/calculator/calculator.ts';
import { WHOLE, counted, dollars, exactDollars, plainDollars } from '../shared/money/money.ts';
import { dayInWords } from '../shared/days/day-in-words.ts';
import { WEEK } from '../shared/days/working-days.ts';
import { ceilingOf } from '../shared/money/exact.ts';
import { fields } from './inputs.ts';
import { priceOver, workingDaysLeft } from './model.ts';
import type { Price, Reason } from './model.ts';

/** The values of the fields. */
export type Inputs = Values<typeof fields>;

/** Goal price: what a reason costs in pay, in sales, and in sales a week. */
export const goalPriceAnswer: Calculator<typeof fields> = {
  name: 'goal-price',
  element: 'goal-price',
  code: 'g',
  fields,

  problems({ asOf, day, kind }, readersDay): Problems {
    const today = asOf ?? readersDay;
    if (kind !== 'dated') return {};
    if (day === null) return { day: 'Choose the day you want it by.' };
    if (day < today) return { day: `${dayInWords(day)} is behind us. Choose a later day.` };
    return workingDaysLeft(today, day, 52) === 0
      ? { day: `No working day is left before ${dayInWords(day)}. Choose a later one.` }
      : {};
  },

  work(values, readersDay) {
    const { days, soon, year } = pricesOf(values, readersDay);
    return {
      summary: inOneSentence(soon, days),
      headline: headline(values, soon, days),
      handedOn: handedOn(values, year.gross),
      assumed: {
        'c.from1': '0',
        'c.rate1': fields.commission.link(values.commission),
        'c.from2': '',
        'c.rate2': '',
      },
    };
  },
};

/** The reason with its price by the time it is wanted, and what that takes of one year. */
export interface Prices {
  readonly reason: Reason;
  readonly days: number;
  readonly when: string;
  readonly soon: Price;
  readonly year: Pick<Price, 'gross' | 'sales'>;
}

/** Prices the reason. `readersDay` is `YYYY-MM-DD`. */
export function pricesOf(values: Inputs, readersDay: string): Prices {
  const reason: Reason = { ...values, weeksInYear: values.weeks };
  const { days, when } = horizon(values, values.asOf ?? readersDay);
  const soon = priceOver(reason, days);
  return { reason, days, when, soon, year: yearOf(reason, soon, days) };
}

function inOneSentence({ gross, net, sales, ...price }: Price, days: number): string {
  if (gross === 0) return 'It is paid for already: nothing is left to earn.';
  const each =
    days < WEEK
      ? `${exactDollars(price.salesEachDay)} a day for the ${counted(days, 'working day')} left`
      : `${exactDollars(price.salesEachWeek)} a week over ${counted(price.weeks, 'working week')}`;
  return `${dollars(net)} in your hand takes ${exactDollars(gross)} of pay, which takes ${exactDollars(sales)} of sales: ${each}.`;
}

function headline({ sold }: Inputs, price: Price, days: number): Figure {
  const onTop = sold === null ? '' : ', on top of what you sell now';
  if (days < WEEK) {
    return {
      label: 'Your reason, in sales a day',
      value: dollars(price.salesEachDay),
      note: `over ${counted(days, 'working day')}, today included${onTop}`,
    };
  }
  return {
    label: 'Your reason, in sales a week',
    value: dollars(price.stone),
    note: `${exactDollars(price.salesEachWeek)} exactly, over ${counted(price.weeks, 'working week')}, rounded up to two figures${onTop}`,
  };
}

/** What the reason takes of one year, in pay and in sales. */
function yearOf(reason: Reason, soon: Price, days: number): Pick<Price, 'gross' | 'sales'> {
  const year = reason.weeksInYear * WEEK;
  if (reason.kind === 'yearly' || reason.kind === 'income') return priceOver(reason, year);
  if (days <= year) return soon;
  return { gross: ceilingOf(soon.gross, year, days), sales: ceilingOf(soon.sales, year, days) };
}

/** The pay of a year, with what is earned now where the reader told what they sell; else what comes on top of that. */
function handedOn({ commission, kind, sold }: Inputs, gross: number): Record<string, string> {
  const to = (cents: number, goalIs: string) => ({
    'c.goal': plainDollars(cents),
    'c.goalIs': goalIs,
  });
  if (kind === 'income') return to(gross, 'all');
  return sold === null
    ? to(gross, 'more')
    : to(ceilingOf(sold, commission, WHOLE) + gross, 'extra');
}

function horizon({ kind, by, day, weeks }: Inputs, today: string): { days: number; when: string } {
  if (kind === 'dated' && day !== null) {
    return { days: workingDaysLeft(today, day, weeks), when: `By ${dayInWords(day)}` };
  }
  if (by === 'half')
    return { days: Math.max(1, Math.floor((weeks * WEEK) / 2)), when: 'In six months' };
  if (by === 'yearend') return untilTheEndOf(Number(today.slice(0, 4)), today, weeks);
  return { days: weeks * WEEK, when: 'In a year' };
}

function untilTheEndOf(year: number, today: string, weeks: number): { days: number; when: string } {
  const days = workingDaysLeft(today, `${year}-12-31`, weeks);
  // A year that ends on a weekend may have no working day left.
  return days > 0 ? { days, when: `By the end of ${year}` } : untilTheEndOf(year + 1, today, weeks);
}
