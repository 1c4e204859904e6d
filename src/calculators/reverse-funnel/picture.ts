import { WIDTH, drawing, shape, stroke, words } from '../shared/calculator/svg.ts';
import { number } from '../shared/money/money.ts';

const EDGE = 4;
const A_ROW = 10;
const SIDE = (WIDTH - 2 * EDGE) / A_ROW;
const TALL = 27;
const FOOT = 52;

/**
 * The weeks to the deadline, ten a row: those in which a deal can still be opened, the last of them in a ring, and
 * the hatched zone in which it is too late to start.
 */
export function calendar(weeks: number, openingWeeks: number): string {
  const rows = Math.ceil(weeks / A_ROW);
  const cells = Array.from({ length: weeks }, (_, index) =>
    cell(index, index < openingWeeks, index === openingWeeks - 1),
  );
  const base = rows * TALL + EDGE + 18;
  return drawing(
    rows * TALL + FOOT + EDGE,
    ...cells,
    legend(base, false, `Open deals: ${span(1, openingWeeks)}`),
    openingWeeks < weeks
      ? legend(base + 21, true, `Too late to start: ${span(openingWeeks + 1, weeks)}`)
      : '',
  );
}

function cell(index: number, open: boolean, last: boolean): string {
  const x = EDGE + (index % A_ROW) * SIDE;
  const y = EDGE + Math.floor(index / A_ROW) * TALL;
  return [
    box(x + 1.5, y + 1.5, SIDE - 3, TALL - 3, !open),
    words('middle', x + SIDE / 2, y + TALL / 2 + 4.5, number(index + 1)),
    last
      ? shape('ellipse', {
          class: 'pen ring',
          cx: x + SIDE / 2,
          cy: y + TALL / 2,
          rx: SIDE / 2 - 0.5,
          ry: TALL / 2 + 1,
        })
      : '',
  ].join('');
}

function legend(y: number, late: boolean, text: string): string {
  return box(EDGE + 2, y - 11, 18, 13, late) + words('', EDGE + 28, y, text);
}

function box(x: number, y: number, width: number, height: number, late: boolean): string {
  const rect = shape('rect', { class: late ? 'cell zone' : 'cell', x, y, width, height });
  return late ? rect + stroke('hatch', x + 2, y + height - 2, x + width - 2, y + 2) : rect;
}

function span(first: number, last: number): string {
  return first === last ? `week ${number(first)}` : `weeks ${number(first)} to ${number(last)}`;
}
