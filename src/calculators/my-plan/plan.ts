import { decode, isFor } from '../shared/share-link.ts';
import { readForm, writeForm } from '../shared/calculator.ts';
import type { Calculator } from '../shared/calculator.ts';
import type { Shared } from '../shared/share-link.ts';
import type { Worksheet } from '../shared/calculator.ts';

/** Brings each calculator by its letter in a share link, in the order of the path. */
export const calculators: readonly (readonly [code: string, () => Promise<Calculator>])[] = [
  ['g', async () => (await import('../goal-price/element.ts')).goalPrice],
  ['c', async () => (await import('../comp-plan-ceiling/element.ts')).compPlanCeiling],
  ['s', async () => (await import('../stepping-stone/worksheet.ts')).steppingStone],
  ['f', async () => (await import('../reverse-funnel/worksheet.ts')).reverseFunnel],
  ['o', async () => (await import('../odds/element.ts')).odds],
];

/** One worksheet of a plan: worked, or with the sentence that says why not. */
export interface PlannedStep {
  readonly name: string;
  readonly worked: Worksheet | null;
  readonly problem: string | null;
}

/** Works every calculator a share link brings values for, in the order of the path. */
export async function planFrom(shared: Shared, today: string): Promise<PlannedStep[]> {
  const brought = calculators.filter(([code]) => isFor(code, shared));
  return Promise.all(brought.map(async ([, bring]) => workedStep(await bring(), shared, today)));
}

function workedStep(calculator: Calculator, shared: Shared, today: string): PlannedStep {
  const { name } = calculator;
  const texts = writeForm(calculator, decode(calculator, shared));
  const reading = readForm(calculator, texts, today);
  if ('values' in reading) {
    return { name, worked: calculator.work(reading.values, today), problem: null };
  }
  return { name, worked: null, problem: Object.values(reading.problems)[0] ?? null };
}
