import { isEmptyByStandard } from '../shared/fields/field.ts';
import { asOfField } from '../shared/fields/fields.ts';
import { AS_OF, decode, keyOf } from '../shared/calculator/share-link.ts';
import { readForm, standardValues, writeForm } from '../shared/calculator/calculator.ts';
import type { Calculator, Figure, Texts } from '../shared/calculator/calculator.ts';
import type { Shared } from '../shared/calculator/share-link.ts';
import { assumptionsOf } from './assumptions.ts';
import type { Assumption } from './assumptions.ts';
import { compPlanCeilingAnswer } from '../comp-plan-ceiling/answer.ts';
import { goalPriceAnswer } from '../goal-price/answer.ts';
import { oddsAnswer } from '../odds/answer.ts';
import { reverseFunnelAnswer } from '../reverse-funnel/answer.ts';
import { steppingStoneAnswer } from '../stepping-stone/answer.ts';

/** Whose numbers a part shows: the link's, the worked example's, or the example's with what the link brought. */
export type Whose = 'yours' | 'mixed' | 'example';

/** One calculator on the sheet. */
export interface Part {
  /** Its folder and its page's address. */
  readonly name: string;
  readonly whose: Whose;
  readonly result:
    | { readonly headline: Figure; readonly summary: string }
    /** Why the link's numbers can't be worked together. */
    | { readonly problem: string };
  readonly assumptions: readonly Assumption[];
}

/** A whole sheet: the five parts in the order of the path, and the link's state with nothing in it that isn't ours. */
export interface Plan {
  readonly parts: readonly Part[];
  readonly shared: Shared;
}

const calculators: readonly Calculator[] = [
  goalPriceAnswer,
  compPlanCeilingAnswer,
  steppingStoneAnswer,
  reverseFunnelAnswer,
  oddsAnswer,
];

/**
 * The sheet a share link describes. A calculator it doesn't mention shows its worked example.
 * @param today `YYYY-MM-DD`, for a link that isn't worked as of another day.
 */
export function planFrom(shared: Shared, today: string): Plan {
  const asOf = asOfField().read(shared.get(AS_OF) ?? '').value ?? null;
  const day = asOf ?? today;
  const own = new Map<string, string>();
  const parts = calculators.map((calculator) => {
    const worked = writeForm(calculator, standardValues(calculator, day));
    const brought = ownOf(calculator, shared);
    const whose = whoseIs(calculator, brought);
    const texts = whose === 'example' ? worked : decode(calculator, brought, worked, day);
    for (const [name, field] of Object.entries(calculator.fields)) {
      const key = keyOf(calculator.code, name);
      const { value } = field.read(texts[name] ?? '', day);
      if (brought.has(key) && value !== undefined) own.set(key, field.link(value));
    }
    return part(calculator, texts, whose, day);
  });
  if (asOf !== null && own.size > 0) own.set(AS_OF, asOf);
  return { parts, shared: own };
}

function part(calculator: Calculator, texts: Texts, whose: Whose, today: string): Part {
  const { problems, values } = readForm(calculator, texts, today);
  const common = {
    name: calculator.name,
    whose,
    assumptions: assumptionsOf(calculator, texts, today),
  };
  if (values) {
    const { headline, summary } = calculator.work(values, today);
    return { ...common, result: { headline, summary } };
  }
  const [name = '', problem = ''] = Object.entries(problems)[0] ?? [];
  return {
    ...common,
    result: { problem: `${calculator.fields[name]?.label ?? calculator.name}: ${problem}` },
  };
}

/** What a link brings for one calculator, in fields it has. */
function ownOf({ code, fields }: Calculator, shared: Shared): Shared {
  return new Map(
    Object.keys(fields).flatMap((name) => {
      const text = shared.get(`${code}.${name}`);
      return text === undefined ? [] : [[`${code}.${name}`, text] as const];
    }),
  );
}

// A calculator writes every field into its link but those that are empty by their standard; the one
// before it on the path hands on only a few.
function whoseIs({ code, fields }: Calculator, brought: Shared): Whose {
  if (brought.size === 0) return 'example';
  const whole = Object.entries(fields).every(
    ([name, field]) => brought.has(keyOf(code, name)) || isEmptyByStandard(field),
  );
  return whole ? 'yours' : 'mixed';
}
