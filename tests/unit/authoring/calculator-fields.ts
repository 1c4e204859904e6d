import { fields as compPlanCeiling } from '../../../src/calculators/comp-plan-ceiling/inputs.ts';
import { fields as goalPrice } from '../../../src/calculators/goal-price/inputs.ts';
import { fields as odds } from '../../../src/calculators/odds/inputs.ts';
import type { Step } from '../../../src/calculators/path.ts';
import { fields as reverseFunnel } from '../../../src/calculators/reverse-funnel/inputs.ts';
import type { Fields } from '../../../src/calculators/shared/calculator/calculator.ts';
import { fields as steppingStone } from '../../../src/calculators/stepping-stone/inputs.ts';

/** What each calculator asks, by the tag an article writes. */
export const calculatorFields: Readonly<Record<Step['tag'], Fields>> = {
  GoalPrice: goalPrice,
  CompPlanCeiling: compPlanCeiling,
  SteppingStone: steppingStone,
  ReverseFunnel: reverseFunnel,
  Odds: odds,
};
