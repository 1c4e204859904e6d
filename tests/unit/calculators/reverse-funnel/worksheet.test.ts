import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readForm,
  standardValues,
  writeForm,
} from '../../../../src/calculators/shared/calculator/calculator.ts';
import { workedExample } from '../../../../src/calculators/shared/calculator/worked-example.ts';
import { calendar } from '../../../../src/calculators/reverse-funnel/picture.ts';
import { reverseFunnel } from '../../../../src/calculators/reverse-funnel/worksheet.ts';
import { describeAnyWorksheet } from '../any-worksheet.ts';
import { TODAY } from '../junk.ts';
import { shownBy } from '../shown-by.ts';

const standard = writeForm(reverseFunnel, standardValues(reverseFunnel, TODAY));
describe('the reverse funnel’s worksheet', () => {
  const example = workedExample(
    reverseFunnel,
    { gap: 400_000, deal: 20_000, winRate: 20, cycleDays: 60, weeks: 50 },
    TODAY,
  );

  it('has the worked example by itself', () => {
    expect(example).toEqual(standardValues(reverseFunnel, TODAY));
    const { headline, summary, table } = shownBy(reverseFunnel, example, TODAY);
    expect(headline).toEqual({
      label: 'Deals to open, each week',
      value: '2.83',
      note: '116 deals in 41 weeks, 80.31% sure',
    });
    expect(summary).toMatch(/open 2\.83 a week for the first 41: 116 in all/);
    expect(table.rows[0]).toEqual(['The average', '100', '2.44', '53.98%', '20.9']);
    expect(table.rows[2]).toEqual(['80% sure', '116', '2.83', '80.31%', '24.3']);
  });

  it('shows what the confidence costs, and the week after which it is too late', () => {
    const { figures } = shownBy(reverseFunnel, example, TODAY);
    const of = (label: string) => figures.find((figure) => figure.label === label);
    expect(of('What 80% sure costs')?.value).toBe('+0.39 a week');
    expect(of('By the average alone')?.note).toMatch(/^2\.00 if deals closed .* 53\.98%$/);
    expect(of('Latest start')?.value).toBe('week 41');
  });

  it('says at the weeks that it is too late', () => {
    const reading = readForm(reverseFunnel, { ...standard, weeks: '9' }, TODAY);
    expect(reading).toEqual({
      problems: {
        weeks:
          'With a sales cycle of 9 weeks, a deal opened today would close after the deadline. Only what is open already counts: write at least 10 weeks.',
      },
    });
  });

  it('starts no later than the deadline allows, on the day it is worked', () => {
    const values = workedExample(reverseFunnel, { deadline: '2027-12-31' }, TODAY);
    const started = (today: string) => {
      const { figures, summary } = shownBy(reverseFunnel, values, today);
      return [summary, figures.find(({ label }) => label === 'Latest start')?.value];
    };
    expect(started(TODAY)[0]).toMatch(/in 50 weeks, open 2\.83 a week for the first 41/);
    expect(started('2027-07-05')[0]).toMatch(/in 26 weeks, open 6\.82 a week for the first 17/);
    expect(started('2027-07-05')[1]).toBe('November 1, 2027');
    expect(reverseFunnel.problems?.(values, '2027-12-01')).toEqual({
      deadline:
        '4 whole weeks are left until December 31, 2027, and a deal takes 9: one opened today would close after it. Only what is open already counts.',
    });
    expect(reverseFunnel.problems?.(values, '2028-01-01')).toEqual({
      deadline: 'December 31, 2027 is behind us. Choose a later day, or none.',
    });
  });

  it('says when what is open covers the gap', () => {
    const covered = workedExample(
      reverseFunnel,
      { pipeline: 2_000_000, pipelineWinRate: 20 },
      TODAY,
    );
    expect(shownBy(reverseFunnel, covered, TODAY).headline.value).toBe('0');
  });
});

describe('the calendar', () => {
  it('hatches the weeks that are too late and rings the last that isn’t', () => {
    const svg = calendar(50, 41);
    expect(svg.match(/class="cell"/g)).toHaveLength(41 + 1);
    expect(svg.match(/class="cell zone"/g)).toHaveLength(9 + 1);
    // Week 41 opens the fifth row.
    expect([...svg.matchAll(/class="pen ring" cx="([\d.]+)"/g)].map(([, cx]) => cx)).toEqual([
      '21.6',
    ]);
    expect(svg).toContain('Too late to start: weeks 42 to 50');
    expect(calendar(12, 12)).not.toContain('Too late');
  });
});

const cents = fc.integer({ min: 0, max: 100_000_000_000 });
const aDayAhead = fc.constantFrom('2027-01-08', '2027-06-30', '2028-02-29');
const rate = fc.option(fc.integer({ min: 10, max: 10_000 }));
const values = fc.record({
  gap: cents,
  deal: fc.integer({ min: 100, max: 100_000_000_000 }),
  winRate: fc.integer({ min: 10, max: 10_000 }),
  cycleDays: fc.nat(1_820),
  weeks: fc.integer({ min: 1, max: 260 }),
  deadline: fc.option(aDayAhead),
  asOf: fc.option(aDayAhead),
  confidence: fc.constantFrom('50' as const, '80' as const, '90' as const),
  pipeline: cents,
  pipelineWinRate: fc.nat(10_000),
  meetings: rate,
  conversations: rate,
  contacts: rate,
  names: rate,
});

describeAnyWorksheet(reverseFunnel, { ...standard, pipeline: '100,000', meetings: '40' }, values);
