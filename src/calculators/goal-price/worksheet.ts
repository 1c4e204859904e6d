import { asOfToday } from '../shared/calculator/calculator.ts';
import type { Figure, Table, Worksheet } from '../shared/calculator/calculator.ts';
import { counted, dollars, exactDollars, percent } from '../shared/money/money.ts';
import { WEEK } from '../shared/days/working-days.ts';
import { goalPriceAnswer, pricesOf } from './answer.ts';
import type { Inputs } from './answer.ts';
import type { fields } from './inputs.ts';
import { leverOf } from './lever.ts';
import { priceOver } from './model.ts';
import type { Price } from './model.ts';
import { pictureOf } from './picture.ts';

/** Goal price, with all that its worksheet shows. */
export const goalPrice: Worksheet<typeof fields> = {
  ...goalPriceAnswer,

  details(values, readersDay) {
    const { days, reason, soon, when, year } = pricesOf(values, readersDay);
    const later = priceOver(reason, 3 * values.weeks * WEEK);
    return {
      figures: [
        { label: 'In your hand, after tax', value: exactDollars(soon.net) },
        {
          label: 'Pay before tax',
          value: exactDollars(soon.gross),
          note: `at ${percent(values.kept)} kept of each extra dollar`,
        },
        {
          label: 'Sales it takes',
          value: exactDollars(soon.sales),
          note: `at ${percent(values.commission)} commission`,
        },
        ...wholeYear(values, year),
        {
          label: 'Sales a week, over three years',
          value: exactDollars(later.salesEachWeek),
          note: `the same reason over ${counted(later.weeks, 'working week')}`,
        },
      ],
      picture: {
        svg: pictureOf(soon),
        label: `Of ${dollars(soon.sales)} of sales, ${dollars(soon.gross)} is your pay, and of that ${dollars(soon.net)} is yours after tax.`,
      },
      table: horizons(when, soon, later),
      lever: leverOf(reason, days) ?? 'Nothing to move: the price is zero.',
      offers: asOfToday(values, readersDay),
    };
  },
};

function wholeYear({ kind, sold }: Inputs, { sales }: Pick<Price, 'sales'>): Figure[] {
  if (sold === null || kind === 'income') return [];
  return [
    {
      label: 'A year’s sales, all of it',
      value: exactDollars(sold + sales),
      note: `the ${dollars(sold)} you sell now, and ${exactDollars(sales)} more`,
    },
  ];
}

function horizons(when: string, soon: Price, later: Price): Table {
  const row = (label: string, of: (price: Price) => number): string[] => [
    label,
    exactDollars(of(soon)),
    exactDollars(of(later)),
  ];
  return {
    caption: 'Two horizons, each priced',
    head: ['Horizon', when, 'In three years'],
    rows: [
      row('In your hand', ({ net }) => net),
      row('Pay before tax', ({ gross }) => gross),
      row('Sales', ({ sales }) => sales),
      row('Sales a week', ({ salesEachWeek }) => salesEachWeek),
      row('Stepping stone', ({ stone }) => stone),
    ],
  };
}
