import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partMarkup, standingInWords } from '../../../../src/calculators/my-plan/part-markup.ts';
import { planFrom } from '../../../../src/calculators/my-plan/plan.ts';
import type { Part } from '../../../../src/calculators/my-plan/plan.ts';
import {
  encode,
  readFragment,
  writeFragment,
} from '../../../../src/calculators/shared/calculator/share-link.ts';
import { workedExample } from '../../../../src/calculators/shared/calculator/worked-example.ts';
import { compPlanCeiling } from '../../../../src/calculators/comp-plan-ceiling/worksheet.ts';
import { exampleFrom } from '../../../../src/calculators/comp-plan-ceiling/inputs.ts';
import { goalPrice } from '../../../../src/calculators/goal-price/worksheet.ts';
import { odds } from '../../../../src/calculators/odds/worksheet.ts';
import { reverseFunnel } from '../../../../src/calculators/reverse-funnel/worksheet.ts';
import { steppingStone } from '../../../../src/calculators/stepping-stone/worksheet.ts';

const today = '2026-11-22';

const states = [
  encode(goalPrice, workedExample(goalPrice, { cost: 75_000 }, today)),
  encode(compPlanCeiling, workedExample(compPlanCeiling, exampleFrom({ goal: 150_000 }), today)),
  encode(steppingStone, workedExample(steppingStone, { weeksOff: 4 }, today)),
  encode(reverseFunnel, workedExample(reverseFunnel, { winRate: 25 }, today)),
  encode(odds, workedExample(odds, { chance: 55 }, today)),
];
const all = new Map(states.flatMap((state) => [...state]));

const headlines = (parts: readonly Part[]): string[] =>
  parts.map(({ result }) => ('headline' in result ? result.headline.value : result.problem));

test('without a link: five worked examples, in the order of the path', () => {
  const { parts, shared } = planFrom(new Map(), today);
  expect(parts.map(({ name }) => name)).toEqual([
    'goal-price',
    'comp-plan-ceiling',
    'stepping-stone',
    'reverse-funnel',
    'odds',
  ]);
  expect(parts.every(({ whose }) => whose === 'example')).toBe(true);
  expect(headlines(parts)).toEqual(['$20,000', '150% of quota', '$20,000', '2.83', '82.74%']);
  expect(shared.size).toBe(0);
  expect(standingInWords(parts)).toMatch(/^Five worked examples/);
});

test('a link with all five shows the numbers of all five, and none as an example', () => {
  const { parts, shared } = planFrom(all, today);
  expect(parts.map(({ whose }) => whose)).toEqual(Array(5).fill('yours'));
  expect(headlines(parts)).toEqual(['$25,000', '108.34% of quota', '$21,000', '2.27', '91.63%']);
  expect(writeFragment(shared)).toBe(writeFragment(all));
});

test('what one calculator handed to the next makes that one partly an example', () => {
  const shared = new Map([...(states[0] ?? []), ['c.goal', '120967.75'], ['c.goalIs', 'extra']]);
  const { parts } = planFrom(shared, today);
  expect(parts.map(({ whose }) => whose)).toEqual([
    'yours',
    'mixed',
    'example',
    'example',
    'example',
  ]);
  expect(parts[1]?.assumptions).toContainEqual({
    label: 'The pay you want in a year',
    value: '$120,967.75',
  });
  expect(parts[1]?.result).toHaveProperty('headline');
  expect(standingInWords(parts)).toBe(
    'Of 5 worksheets on this sheet, 1 is yours, 1 partly, 3 still show an example.',
  );
});

test('a field the reader emptied stays empty: no example slips into a whole link', () => {
  const capped = workedExample(
    compPlanCeiling,
    exampleFrom({ tiers: [{ from: 0, rate: 10 }] }),
    today,
  );
  const { parts } = planFrom(encode(compPlanCeiling, capped), today);
  expect(parts[1]?.whose).toBe('yours');
  expect(parts[1]?.assumptions.map(({ label }) => label).join()).not.toContain('Tier 2');
});

test('numbers that can’t be worked together give the sentence, at the part they belong to', () => {
  const shared = new Map([...all, ['g.kind', 'dated'], ['g.day', '2020-01-01']]);
  const { parts } = planFrom(shared, today);
  expect(parts[0]?.result).toEqual({
    problem: 'The day, for a reason with a day: January 1, 2020 is behind us. Choose a later day.',
  });
  expect(parts[4]?.result).toHaveProperty('headline');
});

test('the assumptions name each open input, and a folded one only where it differs', () => {
  const { parts } = planFrom(new Map([...all, ['g.saved', '5000']]), today);
  expect(parts[0]?.assumptions).toEqual([
    { label: 'What it costs', value: '$75,000' },
    { label: 'What you keep of each extra dollar', value: '62%' },
    { label: 'Your commission on a sale', value: '10%' },
    { label: 'What kind of reason it is', value: 'Something I pay once' },
    { label: 'Saved for it already', value: '$5,000' },
  ]);
});

test('the link of a plan gives the same plan again', () => {
  fc.assert(
    fc.property(fc.subarray(states), (chosen) => {
      const shared = new Map(chosen.flatMap((state) => [...state]));
      const plan = planFrom(shared, today);
      const again = planFrom(readFragment(writeFragment(plan.shared)), today);
      expect(again).toEqual(plan);
    }),
    { numRuns: 40 },
  );
});

test('junk in a link never throws, never shows NaN or Infinity, and never becomes markup', () => {
  const junk = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      'letters',
      '🙂',
      '1e309',
      '-0',
      'NaN',
      'Infinity',
      '9'.repeat(10_000),
      '<img src=x onerror=alert(1)>',
      '2027-02-31',
    ),
  );
  const key = fc.constantFrom(...all.keys(), 'g.', 'x.y', '__proto__', 'c.constructor');
  fc.assert(
    fc.property(fc.array(fc.tuple(key, junk), { maxLength: 12 }), fc.boolean(), (pairs, raw) => {
      const mixed = new Map([...all, ...pairs]);
      // Also what a link couldn't carry, in case somebody hands it over as it is.
      const { parts } = planFrom(raw ? mixed : readFragment(writeFragment(mixed)), today);
      for (const part of parts) {
        expect(partMarkup(part)).not.toMatch(/NaN|Infinity|undefined|<img/);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a text is written as text', () => {
  const [part] = planFrom(new Map(), today).parts;
  if (!part) throw new Error('The plan has no parts.');
  const markup = partMarkup({
    ...part,
    result: { problem: '<b>“&' },
    assumptions: [{ label: '<i>', value: '"><script>' }],
  });
  expect(markup).toContain('&#60;b&#62;“&#38;');
  expect(markup).toContain('&#60;i&#62;');
  expect(markup).not.toContain('<script>');
});
