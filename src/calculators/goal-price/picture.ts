import { WIDTH, drawing, shape, stroke, words } from '../shared/calculator/svg.ts';
import type { Price } from './model.ts';
import { shortDollars } from '../shared/money/money.ts';

const BAR = 34;
const SALES_TOP = 20;
const PAY_TOP = 104;

/**
 * The sales as one bar, and the sliver of it that is pay drawn large underneath: what is yours, and
 * what tax takes.
 */
export function pictureOf({ net, gross, sales }: Price): string {
  const pay = sales > 0 ? (gross / sales) * WIDTH : 0;
  const yours = gross > 0 ? (net / gross) * WIDTH : 0;
  const bottom = SALES_TOP + BAR;
  return drawing(
    160,
    words('strong', 0, 14, `Sales ${shortDollars(sales)}`),
    bar('pen soft', 0, SALES_TOP, WIDTH),
    bar('ink fill', 0, SALES_TOP, pay),
    stroke('rule', 0, bottom, 0, PAY_TOP),
    stroke('rule', pay, bottom, WIDTH, PAY_TOP),
    words('strong', 6, PAY_TOP - 8, `Your pay ${shortDollars(gross)}`),
    bar('ink', 0, PAY_TOP, WIDTH),
    bar('marker', 0, PAY_TOP, yours),
    words('strong', 0, 154, `Yours ${shortDollars(net)}`),
    words('end', WIDTH, 154, `Tax ${shortDollars(gross - net)}`),
  );
}

function bar(kind: string, x: number, y: number, width: number): string {
  return shape('rect', { class: kind, x, y, width, height: BAR });
}
