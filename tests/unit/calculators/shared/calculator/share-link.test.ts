import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decode,
  encode,
  isFor,
  readFragment,
  writeFragment,
} from '../../../../../src/calculators/shared/calculator/share-link.ts';
import type { Calculator } from '../../../../../src/calculators/shared/calculator/calculator.ts';
import { compPlanCeiling } from '../../../../../src/calculators/comp-plan-ceiling/worksheet.ts';
import { goalPrice } from '../../../../../src/calculators/goal-price/worksheet.ts';
import { odds } from '../../../../../src/calculators/odds/worksheet.ts';
import { reverseFunnel } from '../../../../../src/calculators/reverse-funnel/worksheet.ts';
import {
  standardValues,
  writeForm,
} from '../../../../../src/calculators/shared/calculator/calculator.ts';
import { steppingStone } from '../../../../../src/calculators/stepping-stone/worksheet.ts';
import { RUNS, TODAY, aText } from '../../junk.ts';

const calculators: readonly Calculator[] = [
  goalPrice,
  compPlanCeiling,
  steppingStone,
  reverseFunnel,
  odds,
];

describe('the fragment of a share link', () => {
  it('opens with its version and keeps its keys in order', () => {
    const shared = new Map([
      ['g.kept', '62'],
      ['c.goal', '96774.20'],
    ]);
    expect(writeFragment(shared)).toBe('#v=1&c.goal=96774.20&g.kept=62');
    expect(readFragment('#v=1&g.kept=62&c.goal=96774.20')).toEqual(shared);
  });

  it('reads back every text it may carry, line ends too', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aZ09 .:;-_\n'), maxLength: 1_200 });
    const key = fc.constantFrom('g.cost', 's.daysOff', 's.holidays', 'o.chance');
    fc.assert(
      fc.property(fc.dictionary(key, text, { maxKeys: 4 }), (texts) => {
        const shared = new Map(Object.entries(texts));
        const fragment = writeFragment(shared);
        const { hash } = new URL(fragment, 'https://onegoodweek.example/calculators/odds/');
        expect(readFragment(hash)).toEqual(fragment.length > 8_000 ? new Map() : shared);
      }),
      RUNS,
    );
  });

  it('drops what isn’t ours, and never throws', () => {
    expect(readFragment('#g.cost=60000')).toEqual(new Map());
    expect(readFragment('#v=2&g.cost=60000')).toEqual(new Map());
    expect(readFragment('#v=1&g.cost=<b>&why=money&__proto__=1&G.cost=1&g.a.b=1')).toEqual(
      new Map(),
    );
    expect(readFragment(`#v=1&g.cost=1&x=${'9'.repeat(10_000)}`)).toEqual(new Map());
    expect(readFragment('#v=1&g.cost=%E0%A4%A')).toEqual(new Map());
    fc.assert(
      fc.property(aText, (text) => {
        for (const [key, value] of readFragment(`#v=1&${text}`)) {
          expect(key).toMatch(/^[a-z]\.[A-Za-z0-9]+$/);
          expect(value).not.toMatch(/[<>"'&%]/);
        }
      }),
      RUNS,
    );
  });
});

describe('texts from a link', () => {
  const standard = writeForm(goalPrice, standardValues(goalPrice, TODAY));
  const from = (fragment: string) => decode(goalPrice, readFragment(fragment), standard, TODAY);

  it('are moved into their range, or standard where they can’t be read', () => {
    expect(from('#v=1&g.kept=5&g.cost=9000000000&g.weeks=99')).toMatchObject({
      kept: '20',
      cost: '1,000,000,000',
      weeks: '53',
    });
    expect(from('#v=1&g.kept=much&g.by=never')).toMatchObject({ kept: '62', by: 'year' });
  });

  it('leave what the link doesn’t name as it stands, unless a link would say that it is filled', () => {
    const given = { ...standard, saved: 'five', day: '2027-06-30' };
    expect(decode(goalPrice, readFragment('#v=1&g.cost=1'), given, TODAY)).toMatchObject({
      cost: '1',
      saved: 'five',
      day: '',
    });
  });
});

describe.each(calculators.map((calculator) => [calculator.name, calculator] as const))(
  'a link to %s',
  (_, calculator) => {
    it('brings its standard values back', () => {
      const values = standardValues(calculator, TODAY);
      const shared = readFragment(writeFragment(encode(calculator, values)));
      expect(decode(calculator, shared, {}, TODAY)).toEqual(writeForm(calculator, values));
    });

    it('is for that calculator alone', () => {
      const shared = encode(calculator, standardValues(calculator, TODAY));
      for (const other of calculators) {
        expect(isFor(other.code, shared)).toBe(other === calculator);
      }
    });

    it('gives texts its fields can read, whatever the link holds', () => {
      const keys = Object.keys(calculator.fields).map((name) => `${calculator.code}.${name}`);
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...keys), aText), (texts) => {
          const standard = writeForm(calculator, standardValues(calculator, TODAY));
          const read = decode(calculator, new Map(Object.entries(texts)), standard, TODAY);
          for (const [name, field] of Object.entries(calculator.fields)) {
            const { value } = field.read(read[name] ?? '', TODAY);
            expect(field.write(value)).toBe(read[name]);
          }
        }),
        RUNS,
      );
    });
  },
);
