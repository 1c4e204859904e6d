import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readForm,
  standardValues,
  writeForm,
} from '../../../../src/calculators/shared/calculator/calculator.ts';
import { workedExample } from '../../../../src/calculators/shared/calculator/worked-example.ts';
import { odds } from '../../../../src/calculators/odds/worksheet.ts';
import { describeAnyWorksheet } from '../any-worksheet.ts';
import { TODAY } from '../junk.ts';
import { shownBy } from '../shown-by.ts';

const standard = writeForm(odds, standardValues(odds, TODAY));
const worked = (props: Record<string, unknown>) =>
  shownBy(odds, workedExample(odds, props, TODAY), TODAY);

describe('the odds’ worksheet', () => {
  it('says what the article about four in a row says', () => {
    const { summary, headline, figures } = worked({ chance: 50, weeks: 50, string: 4 });
    expect(summary).toBe(
      'With a 50% chance each week, the odds of 4 good weeks in a row within 50 weeks are 82.74%.',
    );
    expect(headline.value).toBe('82.74%');
    expect(figures.map(({ label, value }) => [label, value])).toContainEqual([
      'Average wait for 4 in a row',
      '30 weeks',
    ]);
  });

  it('takes the chance from a log, and owns up when the log is short', () => {
    const short = worked({ logged: 8, hits: 4 });
    expect(short.headline.note).toContain('50% chance');
    expect(short.figures[0]?.note).toBe('a chance from 40% to 60% each week');
    expect(worked({ logged: 12, hits: 6 }).figures[0]?.label).toBe('Longest string to expect');
  });

  it('counts a string already held', () => {
    expect(worked({ weeks: 2, string: 4, held: 2 }).headline.value).toBe('25%');
    expect(worked({ weeks: 2, string: 2, held: 2 }).headline.value).toBe('100%');
  });

  it('never claims a certainty it doesn’t have', () => {
    expect(worked({ chance: 99, weeks: 260, string: 2 }).headline.value).toBe('over 99.99%');
    expect(worked({ chance: 1, weeks: 50, string: 10 }).headline.value).toBe('under 0.01%');
    expect(worked({ chance: 50, weeks: 50, string: 4 }).picture.svg).not.toContain('100%');
    expect(worked({ chance: 1, weeks: 50, string: 10 }).picture.svg).not.toContain('>0%');
  });

  it('offers no string and no number of good weeks longer than the weeks there are', () => {
    const { figures, table } = worked({ weeks: 13, atLeast: 25 });
    expect(figures.at(-1)).toEqual({
      label: 'At least 13 good weeks, in any order',
      value: '0.01%',
      note: 'All there are: 25 don’t fit in',
    });
    expect(worked({ weeks: 13 }).figures.at(-1)?.label).toBe('At least 7 good weeks, in any order');
    expect(table.rows).toHaveLength(8);
    const short = worked({ weeks: 3, string: 4 });
    expect(short.table.rows.map(([length]) => length)).toEqual(['1', '2', '3']);
    expect(short.summary).toBe(
      '4 good weeks in a row take longer than the 3 weeks there are: the odds are 0%.',
    );
    expect(worked({ weeks: 3, string: 4, held: 1 }).table.rows).toHaveLength(4);
  });

  it('takes no more weeks than are left until the deadline, on the day it is worked', () => {
    const values = workedExample(odds, { weeks: 50, deadline: '2027-06-30' }, TODAY);
    expect(shownBy(odds, values, TODAY).headline.label).toMatch(/within 25 weeks$/);
    expect(shownBy(odds, values, '2027-04-05').headline.label).toMatch(/within 12 weeks$/);
    expect(odds.problems?.(values, '2027-07-01')).toEqual({
      deadline: 'June 30, 2027 is behind us. Choose a later day, or none.',
    });
    expect(odds.problems?.(values, '2027-06-28')).toEqual({
      deadline: 'Not a whole week is left until June 30, 2027. Choose a later day, or none.',
    });
  });

  it('shows lengths around the one asked for, and marks it', () => {
    const { table, picture } = worked({ string: 4 });
    expect(table.rows.map(([length]) => length)).toEqual('12345678'.split(''));
    expect(picture.svg.match(/class="marker"/g)).toHaveLength(1);
  });

  it.each([
    [{ logged: '8' }, 'hits', 'Write how many of the logged weeks were good, or empty the log.'],
    [{ hits: '8' }, 'logged', 'Write how many weeks you have logged, or empty the good weeks.'],
    [{ logged: '8', hits: '9' }, 'hits', 'There can’t be more good weeks than the 8 logged.'],
    [{ chance: '100' }, 'chance', 'Write a number from 1% to 99%.'],
  ])('asks again where %j can’t be worked', (texts, name, problem) => {
    expect(readForm(odds, { ...standard, ...texts }, TODAY)).toEqual({
      problems: { [name]: problem },
    });
  });
});

const aDayAhead = fc.constantFrom('2027-01-08', '2027-06-30', '2028-02-29');

describeAnyWorksheet(
  odds,
  { ...standard, logged: '20', hits: '12', held: '1' },
  fc
    .record({
      chance: fc.integer({ min: 100, max: 9_900 }),
      weeks: fc.integer({ min: 1, max: 260 }),
      string: fc.integer({ min: 1, max: 52 }),
      held: fc.nat(52),
      log: fc.option(fc.tuple(fc.integer({ min: 1, max: 1_000 }), fc.nat(1_000))),
      atLeast: fc.option(fc.integer({ min: 1, max: 260 })),
      deadline: fc.option(aDayAhead),
      asOf: fc.option(aDayAhead),
    })
    .map(({ log, ...rest }) => ({
      ...rest,
      logged: log ? log[0] : null,
      hits: log ? Math.min(...log) : null,
    })),
);
