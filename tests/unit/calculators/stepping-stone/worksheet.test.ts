import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  standardValues,
  writeForm,
} from '../../../../src/calculators/shared/calculator/calculator.ts';
import { workedExample } from '../../../../src/calculators/shared/calculator/worked-example.ts';
import {
  dayFrom,
  isoDate,
} from '../../../../src/calculators/stepping-stone/working-time/iso-weeks.ts';
import { bar, strip } from '../../../../src/calculators/stepping-stone/picture.ts';
import type { Drawn, Place } from '../../../../src/calculators/stepping-stone/picture.ts';
import { steppingStone } from '../../../../src/calculators/stepping-stone/worksheet.ts';
import { describeAnyWorksheet } from '../any-worksheet.ts';
import { TODAY } from '../junk.ts';
import { aDay, money } from './arbitraries.ts';
import { shownBy } from '../shown-by.ts';

function figure(props: Record<string, unknown>, label: string) {
  const values = workedExample(steppingStone, props, TODAY);
  const { figures } = shownBy(steppingStone, values, TODAY);
  return figures.find((each) => each.label === label);
}

describe('the stepping stone’s worksheet', () => {
  it('has the worked example by itself: $20,000 a week for 50 weeks', () => {
    const { headline, summary, table } = shownBy(
      steppingStone,
      standardValues(steppingStone, TODAY),
      TODAY,
    );
    expect(headline.value).toBe('$20,000');
    expect(summary).toBe(
      'To sell $1,000,000 by Dec 31, 2027, sell $20,000 a week for 50 working weeks.',
    );
    expect(table.rows.at(-1)).toEqual(['All weeks', '', '$1,000,000']);
  });

  it('shows that $20,000 misses the goal with four weeks off', () => {
    const label = 'The stone, if two more weeks were off';
    expect(figure({ goal: 1_000_000, weeksOff: 2 }, label)).toEqual({
      label,
      value: '$21,000',
      note: '4 in all: exactly $20,833.33. $20,000 × 48 = $960,000: the old stone misses by $40,000',
    });
  });

  it('says short weeks, single days off and ramp-up plainly', () => {
    const props = {
      asOf: '2026-01-01',
      start: '2026-01-01',
      deadline: '2026-12-31',
      rampWeeks: 4,
      holidays: '2026-07-03 Independence Day',
    };
    expect(figure(props, 'Working weeks')?.note).toBe(
      '53 weeks from Jan 1, 2026 to Dec 31, 2026, 2 off. The first one is short: 2 of 5 days. The last one is short: 4 of 5 days. Single days off: 1, a fifth of a week each. Getting up to speed costs 2 weeks.',
    );
  });

  it('works without a goal, and with one that is met', () => {
    const of = (props: Record<string, unknown>) =>
      shownBy(steppingStone, workedExample(steppingStone, props, TODAY), TODAY);
    expect(of({ goal: null, averageWeek: 15_000 }).summary).toMatch(/\$17,000 a week.*\$850,000/);
    expect(of({ earned: 1_000_500 }).summary).toMatch(/^You are there: .*\$500 more/);
  });

  it('compares the stone with the average and the best week', () => {
    const props = { averageWeek: 16_000, bestWeek: 25_000 };
    expect(figure(props, 'Stretch on your average week')?.value).toBe('+25%');
    expect(figure(props, 'Stretch on your best week')?.value).toBe('−20%');
    expect(figure({ averageWeek: 0 }, 'Stretch on your average week')).toBeUndefined();
  });

  it('names the input that moves it most, by what that is worth', () => {
    const { lever } = shownBy(steppingStone, standardValues(steppingStone, TODAY), TODAY);
    expect(lever).toBe(
      'What moves it most: a week off. One more adds $408.16 to every other week.',
    );
  });

  it('refuses a prop that can’t be used with a sentence', () => {
    expect(() => workedExample(steppingStone, { weeksOff: 52 }, TODAY)).toThrow(
      /no week to work in/,
    );
    expect(() => workedExample(steppingStone, { gaol: 5 }, TODAY)).toThrow(/no such prop/);
  });
});

describe('the strip of weeks', () => {
  const bars = (year: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      monday: dayFrom(year, 1, 4) - ((dayFrom(year, 1, 4) + 3) % 7) + index * 7,
      amount: 100,
    }));
  const drawn = (_: unknown, place: Place): Drawn => ['plan', bar(place)];
  const lefts = (svg: string) => [...svg.matchAll(/M([\d.]+) [\d.]+V/g)].map(([, x]) => Number(x));

  it.each([
    [2026, 53],
    [2027, 52],
  ])('gives the weeks of %i %i places from edge to edge', (year, count) => {
    const places = lefts(strip(bars(year, count), 100, drawn));
    expect(places).toHaveLength(count);
    expect(places[0]).toBeCloseTo(6 + 0.14 * (348 / count), 0);
    expect(places.at(-1)).toBeCloseTo(354 - 0.86 * (348 / count), 0);
  });

  it('gives each year a row', () => {
    const svg = strip([...bars(2026, 53), ...bars(2027, 52)], 100, drawn);
    expect([...svg.matchAll(/>(20\d\d)</g)].map(([, year]) => year)).toEqual(['2026', '2027']);
  });
});

const ranges = fc.array(
  fc.tuple(aDay, fc.nat(365)).map(([first, days]) => ({ first, last: first + days })),
  { maxLength: 20 },
);
const season = fc.integer({ min: 0, max: 300 });
const values = fc.record({
  goal: fc.option(money),
  earned: fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }),
  start: aDay.map(isoDate),
  deadline: aDay.map(isoDate),
  asOf: fc.option(aDay.map(isoDate)),
  weeksOff: fc.nat(260),
  averageWeek: fc.option(money),
  bestWeek: fc.option(money),
  quota: fc.option(money),
  basis: fc.constantFrom('sales' as const, 'pay' as const),
  daysOff: ranges,
  holidays: ranges,
  rampWeeks: fc.nat(26),
  winter: season,
  spring: season,
  summer: season,
  autumn: season,
});

describeAnyWorksheet(
  steppingStone,
  {
    ...writeForm(steppingStone, standardValues(steppingStone, TODAY)),
    averageWeek: '15,000',
    bestWeek: '40,000',
    daysOff: '2027-06-01 to 2027-06-20',
  },
  values,
);
