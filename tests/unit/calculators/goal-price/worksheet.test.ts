import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readForm,
  standardValues,
  writeForm,
} from '../../../../src/calculators/shared/calculator/calculator.ts';
import { workedExample } from '../../../../src/calculators/shared/calculator/worked-example.ts';
import { goalPrice } from '../../../../src/calculators/goal-price/worksheet.ts';
import { describeAnyWorksheet } from '../any-worksheet.ts';
import { TODAY } from '../junk.ts';
import { shownBy } from '../shown-by.ts';

const standard = writeForm(goalPrice, standardValues(goalPrice, TODAY));
const worked = (props: Record<string, unknown>) =>
  shownBy(goalPrice, workedExample(goalPrice, props, TODAY), TODAY);

describe('the goal price’s worksheet', () => {
  it('says what the article about sixty thousand dollars says', () => {
    const { summary, headline, handedOn } = worked({ cost: 60_000, kept: 62, commission: 10 });
    expect(summary).toBe(
      '$60,000 in your hand takes $96,774.20 of pay, which takes $967,741.94 of sales: $19,354.84 a week over 50 working weeks.',
    );
    expect(headline.value).toBe('$20,000');
    expect(handedOn).toEqual({ 'c.goal': '96774.20', 'c.goalIs': 'more' });
  });

  it('says what the article about eighteen thousand dollars says', () => {
    const { figures, headline } = worked({ cost: 18_000, kept: 68, commission: 8 });
    expect(figures.map(({ value }) => value).slice(1, 3)).toEqual(['$26,470.59', '$330,882.36']);
    expect(headline.note).toMatch(/^\$6,617\.65 exactly, over 50 working weeks/);
  });

  it('prices two horizons', () => {
    const { table } = worked({ by: 'half' });
    expect(table.head).toEqual(['Horizon', 'In six months', 'In three years']);
    expect(table.rows[3]).toEqual(['Sales a week', '$38,709.68', '$6,451.62']);
  });

  it('hands a yearly pay on when the day is years away', () => {
    const { handedOn } = worked({ kind: 'dated', day: '2028-12-29', weeks: 52 });
    expect(handedOn['c.goal']).toBe('48387.10');
  });

  it('hands an income on as all of the pay', () => {
    expect(worked({ kind: 'income', cost: 120_000 }).handedOn).toEqual({
      'c.goal': '120000',
      'c.goalIs': 'all',
    });
  });

  it('hands on what is earned now and what is wanted more as one, and the rate', () => {
    const more = { kind: 'yearly', cost: 11_400, kept: 65, commission: 6, sold: 1_144_000 };
    const { assumed, figures, handedOn } = worked(more);
    const of = (label: string) => figures.find((figure) => figure.label === label)?.value;
    expect(of('Pay before tax')).toBe('$17,538.47');
    expect(of('Sales it takes')).toBe('$292,307.84');
    expect(of('A year’s sales, all of it')).toBe('$1,436,307.84');
    expect(handedOn).toEqual({ 'c.goal': '86178.47', 'c.goalIs': 'extra' });
    expect(assumed).toEqual({ 'c.from1': '0', 'c.rate1': '6', 'c.from2': '', 'c.rate2': '' });
    expect(worked({ ...more, by: 'half' }).handedOn).toEqual(handedOn);
  });

  it('divides what is left of a year over what is left of it, and speaks of days at its end', () => {
    const on = (today: string) =>
      shownBy(goalPrice, workedExample(goalPrice, { by: 'yearend' }, today), today);
    expect(on('2026-11-28').summary).toMatch(/\$201,612\.91 a week over 4\.8 working weeks\.$/);
    expect(on('2026-12-30').headline).toEqual({
      label: 'Your reason, in sales a day',
      value: '$483,870.97',
      note: 'over 2 working days, today included',
    });
    expect(on('2028-12-31').table.head[1]).toBe('By the end of 2029');
  });

  it('says that a reason is paid for', () => {
    const { summary, lever } = worked({ saved: 60_000 });
    expect(summary).toBe('It is paid for already: nothing is left to earn.');
    expect(lever).toBe('Nothing to move: the price is zero.');
  });

  it('says which input moves it most', () => {
    expect(worked({}).lever).toBe(
      'What moves it most: one more point of commission takes $1,759.53 off every week.',
    );
  });

  it.each([
    [{ kind: 'dated', day: '' }, 'day', 'Choose the day you want it by.'],
    [
      { kind: 'dated', day: '2027-01-03' },
      'day',
      'January 3, 2027 is behind us. Choose a later day.',
    ],
    [{ kept: '5' }, 'kept', 'Write a number from 20% to 100%.'],
  ])('asks again where %j can’t be worked', (texts, name, problem) => {
    expect(readForm(goalPrice, { ...standard, ...texts }, TODAY)).toEqual({
      problems: { [name]: problem },
    });
  });

  it('works its standard values on every day of a year, its last one too', () => {
    for (const today of ['2026-12-31', '2027-01-01', '2028-02-29', '2028-12-31']) {
      const values = workedExample(goalPrice, { by: 'yearend' }, today);
      expect(shownBy(goalPrice, values, today).headline.value).toMatch(/^\$[\d,]+(?:\.\d\d)?$/);
    }
  });

  it('refuses a prop there isn’t, by name', () => {
    expect(() => workedExample(goalPrice, { price: 1 }, TODAY)).toThrow(
      /<goal-price> can't be worked:\n {2}- price=\{1\}: There is no such prop; there are: cost, /,
    );
    expect(() => workedExample(goalPrice, { cost: 'a lot' }, TODAY)).toThrow(
      /cost=\{"a lot"\}: “a lot” isn’t a number here\. Write dollars/,
    );
  });
});

const cents = fc.nat(100_000_000_000);

describeAnyWorksheet(
  goalPrice,
  { ...standard, day: '2028-05-01' },
  fc.record({
    cost: cents,
    kept: fc.integer({ min: 2_000, max: 10_000 }),
    commission: fc.integer({ min: 1, max: 10_000 }),
    kind: fc.constantFrom('once' as const, 'dated' as const, 'yearly' as const, 'income' as const),
    by: fc.constantFrom('year' as const, 'half' as const, 'yearend' as const),
    day: fc.option(fc.constantFrom('2027-06-30', '2028-02-29')),
    sold: fc.option(cents),
    asOf: fc.option(fc.constantFrom('2027-01-04', '2027-06-30', '2028-12-31')),
    start: fc.integer({ min: 1, max: 10_000 }),
    saved: cents,
    vanishing: cents,
    weeks: fc.integer({ min: 1, max: 53 }),
  }),
);
