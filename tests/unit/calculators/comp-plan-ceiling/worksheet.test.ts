import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm, writeForm } from '../../../../src/calculators/shared/calculator/calculator.ts';
import { workedExample } from '../../../../src/calculators/shared/calculator/worked-example.ts';
import { compPlanCeiling } from '../../../../src/calculators/comp-plan-ceiling/worksheet.ts';
import { exampleFrom } from '../../../../src/calculators/comp-plan-ceiling/inputs.ts';
import type { TierProps } from '../../../../src/calculators/comp-plan-ceiling/inputs.ts';
import { describeAnyWorksheet } from '../any-worksheet.ts';
import { RUNS, TODAY, expectSense } from '../junk.ts';
import { shownBy } from '../shown-by.ts';

const example = (props: Record<string, unknown> & { tiers?: TierProps }) =>
  workedExample(compPlanCeiling, exampleFrom(props), TODAY);
const worked = (props: Record<string, unknown> & { tiers?: TierProps }) =>
  shownBy(compPlanCeiling, example(props), TODAY);
const texts = writeForm(compPlanCeiling, example({}));

describe('the comp-plan ceiling’s worksheet', () => {
  const article = {
    base: 60_000,
    quota: 1_000_000,
    goal: 200_000,
    tiers: [
      { from: 0, rate: 8 },
      { from: 100, rate: 12 },
    ],
  };

  it('says what the article about the salary says', () => {
    const { table, headline, summary, handedOn } = worked(article);
    expect(table.rows.map(([share, , pay]) => [share, pay])).toEqual([
      ['50%', '$100,000'],
      ['100%', '$140,000'],
      ['150%', '$200,000'],
      ['200%', '$260,000'],
    ]);
    expect(headline.value).toBe('150% of quota');
    expect(summary).toBe(
      'Your goal of $200,000 fits this plan: it takes $1,500,000 of sales in a year.',
    );
    expect(handedOn).toEqual({ 's.goal': '1500000', 's.basis': 'sales' });
  });

  it('counts a goal on top of base', () => {
    expect(worked({ ...article, goal: 140_000, goalIs: 'extra' }).headline.value).toBe(
      '150% of quota',
    );
  });

  it('adds to what is earned now, and says what it takes for that', () => {
    const more = worked({ ...article, goal: 40_000, goalIs: 'more', now: 160_000 });
    expect(more.headline.value).toBe('150% of quota');
    expect(more.figures[0]).toEqual({
      label: 'The whole pay you want',
      value: '$200,000',
      note: '$40,000 on top of $160,000 you earn now',
    });
    expect(worked({ ...article, goal: 60_000, goalIs: 'more' }).figures[0]?.note).toBe(
      '$60,000 on top of $140,000, what quota pays: our assumption',
    );
  });

  it('calls no pay a ceiling that a row of its table is above', () => {
    const of = (props: Parameters<typeof worked>[0]) =>
      worked(props).figures.map(({ label, value }) => [label, value]);
    expect(of(article)).toContainEqual(['Ceiling', 'none']);
    expect(of(article)).toContainEqual(['Pay at one and a half quotas', '$200,000']);
    expect(of({ ...article, capacity: 1_600_000 })).toContainEqual([
      'Pay at the most you ever sold',
      '$212,000',
    ]);
    expect(of({ ...article, cap: 180_000 })).toContainEqual(['Ceiling', '$180,000']);
    expect(
      of({
        ...article,
        tiers: [
          { from: 0, rate: 8 },
          { from: 100, rate: 0 },
        ],
      }),
    ).toContainEqual(['Ceiling', '$140,000']);
  });

  it('says where the plan stops, and hands nothing on', () => {
    const { summary, headline, handedOn } = worked({ ...article, cap: 180_000 });
    expect(summary).toBe('This plan stops at $180,000; your goal is $200,000.');
    expect(headline.value).toBe('Not in this plan');
    expect(handedOn).toEqual({});
  });

  it('shows an even and a lumpy year where the quota is for a month', () => {
    const { table } = worked({ ...article, quota: 100_000, period: 'month' });
    expect(table.head).toEqual(['Of quota', 'Sold', 'Pay', 'Lumpy', 'Next dollar']);
    expect(table.rows[1]).toEqual(['100%', '$1,200,000', '$156,000', '$168,000', '$0.12']);
  });

  it('warns where selling more pays less', () => {
    const { figures } = worked({
      ...article,
      style: 'retroactive',
      tiers: [
        { from: 0, rate: 10 },
        { from: 100, rate: 8 },
      ],
    });
    expect(figures.at(-1)).toMatchObject({ label: 'Selling more pays less', value: '−$19,999.99' });
  });

  it('compares with the most ever earned', () => {
    expect(worked({ ...article, most: 160_000 }).figures).toContainEqual({
      label: 'That pay against the most you ever earned',
      value: '125%',
      note: 'you earned $160,000',
    });
  });

  it.each([
    [
      { from2: '0' },
      'from2',
      'Tier 2 must start above tier 1, which starts at 0%. Write the tiers lowest first.',
    ],
    [{ from2: '' }, 'from2', 'Write where tier 2 starts, or empty its rate.'],
    [{ rate2: '' }, 'rate2', 'Write what tier 2 pays, or empty its start.'],
    [
      { from1: '', rate1: '', from2: '', rate2: '' },
      'from1',
      'Write at least one tier: where it starts and what it pays.',
    ],
    [{ bonus1: '500' }, 'bonusFrom1', 'Write from where this bonus is paid, or empty its amount.'],
    [
      { cap: '50,000' },
      'cap',
      'The cap counts all pay, base included, so it can’t be under the base.',
    ],
  ])('asks again where %j can’t be worked', (wrong, name, problem) => {
    expect(readForm(compPlanCeiling, { ...texts, ...wrong }, TODAY)).toEqual({
      problems: { [name]: problem },
    });
  });

  it('takes one to five tiers as a prop', () => {
    expect(() => exampleFrom({ tiers: [] })).toThrow(/"tiers" takes one to 5 tiers/);
    expect(() => exampleFrom({ tiers: new Array(6).fill({ from: 0, rate: 1 }) })).toThrow(
      /one to 5/,
    );
  });

  it('makes sense of the largest and the smallest plan', () => {
    const extremes = fc.constantFrom('', '0', '0.01', '1', '100', '1000', '1B');
    const rows = Object.keys(compPlanCeiling.fields).map((name) => [name, extremes] as const);
    fc.assert(
      fc.property(fc.record(Object.fromEntries(rows)), (form) =>
        expectSense(compPlanCeiling, {
          ...form,
          goalIs: 'all',
          period: 'month',
          style: 'retroactive',
          from1: '0',
          rate1: '100',
          from2: '',
          rate2: '',
          from3: '',
          rate3: '',
          from4: '',
          rate4: '',
          from5: '',
          rate5: '',
        }),
      ),
      RUNS,
    );
  });
});

const cents = fc.nat(100_000_000_000);
const tiers = fc
  .uniqueArray(fc.nat(1_000), { minLength: 1, maxLength: 5 })
  .chain((starts) =>
    fc.tuple(
      ...starts
        .sort((a, b) => a - b)
        .map((from) => fc.nat(10_000).map((rate) => ({ from, rate: rate / 100 }))),
    ),
  );

describeAnyWorksheet(
  compPlanCeiling,
  { ...texts, from3: '150', rate3: '14', bonusFrom1: '100', bonus1: '5,000' },
  fc
    .tuple(
      tiers,
      fc.record({
        base: fc.nat(10_000_000),
        goal: cents,
        quota: fc.integer({ min: 100, max: 100_000_000_000 }),
        cap: fc.option(fc.integer({ min: 10_000_000, max: 100_000_000_000 })),
        capacity: fc.option(cents),
        most: fc.option(cents),
        now: fc.option(cents),
        goalIs: fc.constantFrom('all' as const, 'extra' as const, 'more' as const),
      }),
    )
    .map(([rows, amounts]) => ({ ...example({ tiers: rows }), ...amounts })),
);
