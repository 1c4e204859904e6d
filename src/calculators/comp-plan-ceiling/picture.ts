import { drawing, shape, stroke, words } from '../shared/calculator/svg.ts';
import { ticks } from './ticks.ts';
import { thresholds, yearlyPay } from './model.ts';
import type { Plan } from './model.ts';
import { shortDollars } from '../shared/money/money.ts';

const HEIGHT = 230;
const PLOT = { left: 46, right: 352, top: 16, bottom: 194 };

/** What the pay curve shows. Money in cents; sales are those of one quota period. */
export interface PayCurve {
  readonly plan: Plan;
  readonly quota: number;
  readonly goal: number;
  /** The least to sell for the goal, where there is such an amount. */
  readonly needed: number | null;
  readonly capacity: number;
}

/** A year's pay over what each period sells, with the goal's line, the capacity and every cliff. */
export function pictureOf({ plan, quota, goal, needed, capacity }: PayCurve): string {
  const farthest = Math.max(2 * quota, capacity, Math.min(needed ?? 0, 5 * quota));
  const marks = [...thresholds(plan).filter((from) => from <= farthest), farthest];
  // A cliff needs both of its edges: the last cent before it and the first at it.
  const sold = [0, ...marks.flatMap((from) => (from > 0 ? [from - 1, from] : [0])), ...capAt()];
  const points = sold
    .sort((a, b) => a - b)
    .map((sales) => [sales, yearlyPay(plan, sales)] as const);
  const levels = ticks(Math.max(goal, ...points.map(([, pay]) => pay)));
  const highest = levels.at(-1) ?? 1;

  function capAt(): number[] {
    if (plan.cap === null) return [];
    return Array.from({ length: 101 }, (_, step) => Math.floor((farthest * step) / 100));
  }
  const x = (sales: number): number => PLOT.left + (sales / farthest) * (PLOT.right - PLOT.left);
  const y = (pay: number): number => PLOT.bottom - (pay / highest) * (PLOT.bottom - PLOT.top);

  const quotas = ticks(farthest / quota).filter((share) => share * quota <= farthest);
  return drawing(
    HEIGHT,
    ...levels.flatMap((pay) => [
      stroke('rule', PLOT.left, y(pay), PLOT.right, y(pay)),
      words('end', PLOT.left - 6, y(pay) + 4, shortDollars(pay)),
    ]),
    ...quotas.map((share) =>
      words(
        // A word in the middle of the last tick would stand out of the drawing.
        share * quota === farthest ? 'end' : 'middle',
        x(share * quota),
        PLOT.bottom + 16,
        `${Math.round(share * 100)}%`,
      ),
    ),
    words('end', PLOT.right, HEIGHT - 4, 'of quota, sold'),
    shape('rect', {
      class: 'zone',
      x: x(Math.min(capacity, farthest)),
      y: PLOT.top,
      width: PLOT.right - x(Math.min(capacity, farthest)),
      height: PLOT.bottom - PLOT.top,
    }),
    stroke('marker line', PLOT.left, y(goal), PLOT.right, y(goal)),
    words('strong', PLOT.left + 4, y(goal) - 6, `Goal ${shortDollars(goal)}`),
    shape('polyline', {
      class: 'pen line',
      points: points.map(([sales, pay]) => `${x(sales)},${y(pay)}`).join(' '),
    }),
    needed !== null && needed <= farthest
      ? shape('circle', { class: 'ink fill', cx: x(needed), cy: y(yearlyPay(plan, needed)), r: 5 })
      : '',
  );
}
