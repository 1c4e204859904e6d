import { expect, test } from 'vitest';
import { compPlanCeiling } from '../../../src/calculators/comp-plan-ceiling/worksheet.ts';
import { goalPrice } from '../../../src/calculators/goal-price/worksheet.ts';
import { planFrom } from '../../../src/calculators/my-plan/plan.ts';
import { odds } from '../../../src/calculators/odds/worksheet.ts';
import { reverseFunnel } from '../../../src/calculators/reverse-funnel/worksheet.ts';
import {
  readForm,
  standardValues,
  writeForm,
} from '../../../src/calculators/shared/calculator/calculator.ts';
import type {
  Answer,
  Details,
  Texts,
  Worksheet,
} from '../../../src/calculators/shared/calculator/calculator.ts';
import { decode, encode, handOn } from '../../../src/calculators/shared/calculator/share-link.ts';
import type { Shared } from '../../../src/calculators/shared/calculator/share-link.ts';
import { steppingStone } from '../../../src/calculators/stepping-stone/worksheet.ts';
import { shownBy } from './shown-by.ts';

/** A worksheet with what a reader brought and wrote: what it shows, what stands in its fields, and what goes on. */
interface Station {
  readonly shows: Answer & Details;
  readonly texts: Texts;
  readonly onward: Shared;
}

function stop(calculator: Worksheet, today: string, brought: Shared, typed: Texts): Station {
  const standard = writeForm(calculator, standardValues(calculator, today));
  const texts = { ...decode(calculator, brought, standard, today), ...typed };
  const { problems, values } = readForm(calculator, texts, today);
  if (!values) throw new Error(JSON.stringify(problems));
  const shows = shownBy(calculator, values, today);
  const here = new Map([...brought, ...encode(calculator, values)]);
  return { shows, texts, onward: handOn(here, shows, null) };
}

function figure({ shows }: Station, label: string): string {
  const found = shows.figures.find((each) => each.label === label);
  return found ? [found.value, found.note].filter(Boolean).join(' | ') : 'none';
}

const onPaper = (shared: Shared, today: string): (readonly string[])[] =>
  planFrom(shared, today).parts.map(({ result, whose }) => [
    whose,
    'headline' in result ? result.headline.value : result.problem,
  ]);

test('a rep who is behind in July and wants $60,000 once', () => {
  const today = '2026-07-01';
  const price = stop(goalPrice, today, new Map(), {
    cost: '60k',
    kept: '62%',
    commission: '10',
    sold: '500,000',
  });
  expect(price.shows.headline.value).toBe('$20,000');
  expect(figure(price, 'Pay before tax')).toMatch(/^\$96,774\.20/);
  expect(figure(price, 'Sales it takes')).toMatch(/^\$967,741\.94/);
  expect(figure(price, 'A year’s sales, all of it')).toMatch(/^\$1,467,741\.94/);

  // $50,000 of commission now and $96,774.20 on top; a base of $40,000 comes besides.
  const plan = stop(compPlanCeiling, today, price.onward, { base: '40,000' });
  expect(plan.texts).toMatchObject({ goal: '146,774.20', goalIs: 'extra', rate1: '10', rate2: '' });
  expect(plan.shows.headline).toMatchObject({
    value: '146.78% of quota',
    note: '$1,467,742 sold, for $186,774.20 of pay',
  });

  const stone = stop(steppingStone, today, plan.onward, {
    earned: '310,000',
    start: '1/5/2026',
    deadline: 'Dec 31',
    weeksOff: '3',
  });
  expect(stone.texts['goal']).toBe('1,467,742');
  expect(figure(stone, 'The exact week')).toBe('$49,476.15 | $1,157,742 ÷ 23.4 working weeks left');
  expect(stone.shows.headline.value).toBe('$50,000');
  expect(figure(stone, 'An even pace would stand at')).toBe(
    '$719,703.61 | 25.4 of 51.8 weeks gone: you are $409,703.61 behind',
  );

  const funnel = stop(reverseFunnel, today, stone.onward, {});
  expect(funnel.texts).toMatchObject({
    gap: '1,157,742',
    weeks: '23',
    deadline: 'Dec 31, 2026',
  });
  expect(figure(funnel, 'Deals to win')).toMatch(/^58 \|/);
  expect(figure(funnel, 'Latest start')).toMatch(/^November 1, 2026/);

  const string = stop(odds, today, funnel.onward, {});
  expect(string.texts).toMatchObject({ weeks: '23', deadline: 'Dec 31, 2026' });
  expect(string.shows.headline.label).toBe('4 good weeks in a row, within 23 weeks');

  expect(onPaper(string.onward, today)).toEqual([
    ['yours', '$20,000'],
    ['yours', '146.78% of quota'],
    ['yours', '$50,000'],
    ['yours', funnel.shows.headline.value],
    ['yours', string.shows.headline.value],
  ]);
});

test('a rep who wants $11,400 more each year, on six percent', () => {
  const today = '2026-11-28';
  const price = stop(goalPrice, today, new Map(), {
    cost: '11,400',
    kind: 'yearly',
    kept: '65',
    commission: '6',
    sold: '1,144,000',
  });
  expect(figure(price, 'Pay before tax')).toMatch(/^\$17,538\.47/);
  expect(figure(price, 'Sales it takes')).toMatch(/^\$292,307\.84/);
  expect(figure(price, 'A year’s sales, all of it')).toMatch(/^\$1,436,307\.84/);
  expect(price.shows.headline).toMatchObject({
    value: '$5,900',
    note: '$5,846.16 exactly, over 50 working weeks, rounded up to two figures, on top of what you sell now',
  });

  // The whole of what is earned now and what is wanted on top, at 6 percent: never 11,400.
  const plan = stop(compPlanCeiling, today, price.onward, {});
  expect(plan.texts).toMatchObject({ goal: '86,178.47', goalIs: 'extra', from1: '0', rate1: '6' });
  expect(plan.texts).toMatchObject({ from2: '', rate2: '' });
  expect(plan.shows.headline).toMatchObject({
    value: '143.64% of quota',
    note: '$1,436,307.84 sold, for $146,178.47 of pay',
  });

  const stone = stop(steppingStone, today, plan.onward, { averageWeek: '22,000' });
  expect(stone.texts).toMatchObject({
    goal: '1,436,307.84',
    start: 'Jan 4, 2027',
    deadline: 'Dec 31, 2027',
  });
  expect(figure(stone, 'The exact week')).toBe('$28,726.16 | $1,436,307.84 ÷ 50 working weeks');
  expect(stone.shows.headline.value).toBe('$29,000');
  expect(figure(stone, 'Stretch on your average week')).toBe('+32% | Against $22,000');

  const funnel = stop(reverseFunnel, today, stone.onward, {});
  expect(funnel.texts).toMatchObject({
    gap: '1,436,307.84',
    weeks: '50',
    deadline: 'Dec 31, 2027',
  });
  expect(figure(funnel, 'Deals to win')).toMatch(/^72 \|/);

  const string = stop(odds, today, funnel.onward, {});
  expect(string.shows.headline.label).toBe('4 good weeks in a row, within 50 weeks');
  expect(string.shows.headline.value).toBe('82.74%');

  expect(onPaper(string.onward, today).map(([, value]) => value)).toEqual([
    '$5,900',
    '143.64% of quota',
    '$29,000',
    funnel.shows.headline.value,
    '82.74%',
  ]);
});

test('the same rep, who doesn’t say what they sell now: the plan adds to what quota pays, and says so', () => {
  const today = '2026-11-28';
  const price = stop(goalPrice, today, new Map(), {
    cost: '11,400',
    kind: 'yearly',
    kept: '65',
    commission: '6',
  });
  const plan = stop(compPlanCeiling, today, price.onward, {});
  expect(plan.texts).toMatchObject({ goal: '17,538.47', goalIs: 'more', rate1: '6' });
  expect(figure(plan, 'The whole pay you want')).toBe(
    '$137,538.47 | $17,538.47 on top of $120,000, what quota pays: our assumption',
  );
  expect(plan.onward.get('s.goal')).toBe('1292307.84');
});

test('a rep who can’t name a goal, with an average week of $9,400', () => {
  const today = '2026-11-28';
  const stone = stop(steppingStone, today, new Map(), {
    goal: '',
    averageWeek: '9.4k',
    start: 'Jan 5, 2026',
    deadline: 'Dec 31',
    weeksOff: '0',
  });
  expect(stone.shows.headline.value).toBe('$11,000');
  expect(figure(stone, 'What it brings by then')).toBe(
    '$52,800 | $11,000 × 4.8 working weeks left',
  );

  const funnel = stop(reverseFunnel, today, stone.onward, { deal: '2,000', cycleDays: '14' });
  expect(funnel.texts).toMatchObject({ gap: '52,800', weeks: '4', deadline: 'Dec 31, 2026' });
  expect(figure(funnel, 'Deals to win')).toMatch(/^27 \|/);
  expect(figure(funnel, 'Latest start')).toMatch(/^December 17, 2026 \|/);

  const string = stop(odds, today, funnel.onward, { string: '2' });
  expect(string.shows.headline.label).toBe('2 good weeks in a row, within 4 weeks');
  expect(string.shows.headline.value).toBe('50%');
  expect(string.shows.figures.at(-1)?.label).toBe('At least 2 good weeks, in any order');

  expect(onPaper(string.onward, today)).toEqual([
    ['example', '$20,000'],
    ['example', '150% of quota'],
    ['yours', '$11,000'],
    ['yours', funnel.shows.headline.value],
    ['yours', '50%'],
  ]);
});

test('what a reader wrote over something handed on stays, until that changes', () => {
  const then = { handedOn: { 'c.goal': '100' }, assumed: { 'c.rate1': '6' } };
  const own = new Map([
    ['c.goal', '500'],
    ['c.rate1', '8'],
  ]);
  expect(handOn(own, then, then)).toEqual(own);
  const changed = { handedOn: { 'c.goal': '200' }, assumed: { 'c.rate1': '7' } };
  expect(handOn(own, changed, then)).toEqual(
    new Map([
      ['c.goal', '200'],
      ['c.rate1', '7'],
    ]),
  );
  // Without a price before it, a goal is new, and a plan somebody wrote stays theirs.
  expect(handOn(own, then, null)).toEqual(
    new Map([
      ['c.goal', '100'],
      ['c.rate1', '8'],
    ]),
  );
});
