import type { Calculator, Problems, Values, Worksheet } from '../shared/worksheet/calculator.ts';
import {
  WHOLE,
  counted,
  dollars,
  exactDollars,
  percent,
  plainDollars,
} from '../shared/money/money.ts';
import { cells, figure } from '../shared/worksheet/cells.ts';
import { dayInWords } from '../shared/days/day-in-words.ts';
import { daysBetween } from './days-between.ts';
import { priceOver, workingWeeksIn } from './model.ts';
import type { Nudge } from '../shared/worksheet/sensitivity.ts';
import type { Reason } from './model.ts';
import { ceilingOf } from '../shared/money/exact.ts';
import { fields } from './inputs.ts';
import { pictureOf } from './picture.ts';
import { strongestLever } from '../shared/worksheet/sensitivity.ts';

type Inputs = Values<typeof fields>;

/** Goal price: what a reason costs in pay, in sales, and in sales a week. */
export const goalPrice: Calculator<typeof fields> = {
  name: 'goal-price',
  element: 'goal-price',
  code: 'g',
  fields,

  problems({ kind, day }, today): Problems {
    if (kind !== 'dated') return {};
    if (day === null) return { day: 'Choose the day you want it by.' };
    if (daysBetween(today, day) < 1) {
      return { day: `${dayInWords(day)} isn’t ahead of us. Choose a later day.` };
    }
    return {};
  },

  work(values, today): Worksheet {
    const reason: Reason = { ...values, weeksInYear: values.weeks };
    const { weeks, when } = horizon(values, today);
    const soon = priceOver(reason, weeks);
    const later = priceOver(reason, 3 * values.weeks);
    const over = counted(weeks, 'working week');
    const yearly = weeks > values.weeks ? ceilingOf(soon.gross, values.weeks, weeks) : soon.gross;
    return {
      summary:
        soon.gross === 0
          ? 'It is paid for already: nothing is left to earn.'
          : `${dollars(soon.net)} in your hand takes ${exactDollars(soon.gross)} of pay, which takes ${exactDollars(soon.sales)} of sales: ${exactDollars(soon.salesEachWeek)} a week over ${over}.`,
      headline: figure(
        `Your reason, in sales a week | ${dollars(soon.stone)} | ${exactDollars(soon.salesEachWeek)} exactly, over ${over}, rounded up to two figures`,
      ),
      figures: [
        `In your hand, after tax | ${exactDollars(soon.net)}`,
        `Pay before tax | ${exactDollars(soon.gross)} | at ${percent(values.kept)} kept of each extra dollar`,
        `Sales it takes | ${exactDollars(soon.sales)} | at ${percent(values.commission)} commission`,
        `Sales a week, over three years | ${exactDollars(later.salesEachWeek)} | the same reason over ${counted(later.weeks, 'working week')}`,
      ].map(figure),
      picture: {
        svg: pictureOf(soon),
        label: `Of ${dollars(soon.sales)} of sales, ${dollars(soon.gross)} is your pay, and of that ${dollars(soon.net)} is yours after tax.`,
      },
      table: {
        caption: 'Two horizons, each priced',
        head: cells(`Horizon | ${when} | In three years`),
        rows: [
          `In your hand | ${exactDollars(soon.net)} | ${exactDollars(later.net)}`,
          `Pay before tax | ${exactDollars(soon.gross)} | ${exactDollars(later.gross)}`,
          `Sales | ${exactDollars(soon.sales)} | ${exactDollars(later.sales)}`,
          `Sales a week | ${exactDollars(soon.salesEachWeek)} | ${exactDollars(later.salesEachWeek)}`,
          `Stepping stone | ${exactDollars(soon.stone)} | ${exactDollars(later.stone)}`,
        ].map(cells),
      },
      lever:
        strongestLever(
          reason,
          (input) => priceOver(input, weeks).salesEachWeek,
          nudgesOf(reason),
        ) ?? 'Nothing to move: the price is zero.',
      handedOn: {
        'c.goal': plainDollars(yearly),
        'c.goalIs': values.kind === 'income' ? 'all' : 'extra',
      },
    };
  },
};

function horizon({ kind, by, day, weeks }: Inputs, today: string): { weeks: number; when: string } {
  if (kind === 'dated' && day !== null) {
    return { weeks: workingWeeksIn(daysBetween(today, day), weeks), when: `By ${dayInWords(day)}` };
  }
  if (by === 'half') return { weeks: Math.max(1, Math.floor(weeks / 2)), when: 'In six months' };
  if (by === 'yearend') {
    const days = daysBetween(today, `${today.slice(0, 4)}-12-31`);
    return { weeks: workingWeeksIn(days, weeks), when: 'By the end of this year' };
  }
  return { weeks, when: 'In a year' };
}

const POINT = WHOLE / 100;

function nudgesOf(reason: Reason): Nudge<Reason>[] {
  return [
    [
      raised(reason, 'commission'),
      (difference) =>
        `What moves it most: one more point of commission takes ${exactDollars(-difference)} off every week.`,
    ],
    [
      raised(reason, 'kept'),
      (difference) =>
        `What moves it most: keeping one more cent of each dollar takes ${exactDollars(-difference)} off every week.`,
    ],
    [
      reason.start > POINT ? { ...reason, start: reason.start - POINT } : null,
      (difference) =>
        `What moves it most: starting with one point less of the cost takes ${exactDollars(-difference)} off every week.`,
    ],
    [
      { ...reason, saved: reason.saved + 100_000 },
      (difference) =>
        `What moves it most: each $1,000 saved takes ${exactDollars(-difference)} off every week.`,
    ],
  ];
}

function raised(reason: Reason, share: 'kept' | 'commission'): Reason | null {
  const more = reason[share] + POINT;
  return more > WHOLE ? null : { ...reason, [share]: more };
}
