import { expect, it } from 'vitest';
import {
  readForm,
  standardValues,
  writeForm,
} from '../../../../src/calculators/shared/calculator/calculator.ts';
import { exactDollars } from '../../../../src/calculators/shared/money/money.ts';
import { planFromForm } from '../../../../src/calculators/stepping-stone/plan-from-form.ts';
import { outcomeOf } from '../../../../src/calculators/stepping-stone/model.ts';
import { steppingStone } from '../../../../src/calculators/stepping-stone/worksheet.ts';
import { realDays } from './real-days.ts';
import type { RealDay } from './real-days.ts';
import { shownBy } from '../shown-by.ts';

function valuesOn(day: RealDay) {
  const { averageWeek = '', deadline, earned, goal, start, today, weeksOff } = day;
  const standard = writeForm(steppingStone, standardValues(steppingStone, today));
  const texts = { ...standard, averageWeek, deadline, earned, goal, start, weeksOff };
  const { problems, values } = readForm(steppingStone, texts, today);
  if (!values) throw new Error(JSON.stringify(problems));
  return values;
}

it.each(realDays)('on $today, $earned of $goal is in by $deadline: $outcome', (day) => {
  const values = valuesOn(day);
  const outcome = outcomeOf(planFromForm(values, day.today));
  expect(outcome.kind).toBe(day.outcome === 'days' ? 'stone' : day.outcome);
  if (outcome.kind !== 'over') expect(outcome.fullWeeks).toBeCloseTo(day.weeksLeft, 12);
  const { figures, headline, offers, summary } = shownBy(steppingStone, values, day.today);
  for (const words of day.says) expect(summary).toContain(words);
  if (outcome.kind === 'stone') expect(exactDollars(outcome.exactWeek)).toBe(day.exact);
  if (day.stone) expect(headline.value).toBe(day.stone);
  if (day.outcome === 'days') expect(headline.value).toBe('$2,000');
  if (day.outcome === 'over') {
    expect(offers).toEqual([
      {
        label: 'Plan Jan 4 – Dec 31, 2027',
        fills: {
          start: 'Jan 4, 2027',
          deadline: 'Dec 31, 2027',
          earned: '0',
          weeksOff: '2',
          asOf: 'Today',
        },
      },
    ]);
  }
  for (const [label, texts] of Object.entries(day.figures ?? {})) {
    const found = figures.find((figure) => figure.label.startsWith(label));
    for (const text of texts) expect(`${found?.value} ${found?.note}`).toContain(text);
  }
});

it('says the same on any day, for a plan that is as of another', () => {
  for (const day of realDays) {
    const values = { ...valuesOn(day), asOf: day.today };
    const there = shownBy(steppingStone, valuesOn(day), day.today);
    const elsewhere = shownBy(steppingStone, values, '2030-05-05');
    expect(elsewhere.summary).toBe(there.summary);
    expect(elsewhere.figures).toEqual(there.figures);
  }
});
