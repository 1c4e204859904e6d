import { drawing, shape, stroke, words } from '../shared/svg.ts';
import { dollars } from '../shared/money.ts';
import { monthInitial } from './days-in-words.ts';
import { dayFrom, isoWeekOf, mondayOf, weeksInIsoYear } from './iso-weeks.ts';
import type { Day } from './iso-weeks.ts';
import { say } from '../shared/words.ts';

/** A week of the strip. */
export interface Bar {
  readonly monday: Day;
  /** Its height, in cents. */
  readonly amount: number;
  readonly kind: 'plan' | 'hit' | 'miss' | 'off' | 'blank';
  /** The line it is measured against, in cents. */
  readonly target: number;
}

const WIDTH = 360;
const EDGE = 6;
const TALL = 84;
const HEAD = 26;
const FOOT = 20;

/** The strip: a year a row, each of its 52 or 53 ISO weeks a place, bars for amounts and a line for the target. */
export function strip(bars: readonly Bar[], target: number): string {
  const years = new Map<number, Bar[]>();
  for (const bar of bars) {
    const { year } = isoWeekOf(bar.monday);
    years.set(year, [...(years.get(year) ?? []), bar]);
  }
  const most = Math.max(target, 1, ...bars.map((bar) => Math.max(bar.amount, bar.target))) * 1.08;
  const tall = years.size > 1 ? TALL * 0.6 : TALL;
  const height = HEAD + tall + FOOT;
  const rows = [...years].map(([year, weeks], row) =>
    yearRow(year, weeks, row * height, tall, { most, target }),
  );
  return drawing(WIDTH, Math.max(1, rows.length) * height, ...rows);
}

function yearRow(
  year: number,
  bars: readonly Bar[],
  top: number,
  tall: number,
  { most, target }: { most: number; target: number },
): string {
  const base = top + HEAD + tall;
  const place = (WIDTH - 2 * EDGE) / weeksInIsoYear(year);
  const left = (monday: Day) => EDGE + ((monday - firstMonday) / 7) * place;
  const firstMonday = mondayOf(dayFrom(year, 1, 4));
  const level = (cents: number) => base - (Math.max(0, cents) / most) * tall;
  const months = Array.from({ length: 12 }, (_, index) => {
    const first = dayFrom(year, index + 1, 1);
    return words(left(first) + place * 2, base + 15, monthInitial(first), {
      anchor: 'middle',
      kind: 'words month',
    });
  });
  const line = level(target);
  return [
    words(EDGE, top + 13, String(year), { kind: 'words year' }),
    words(WIDTH - EDGE, top + 13, say`${dollars(target)} a week`, { anchor: 'end' }),
    ...bars.map((bar) => week(bar, left(bar.monday), place, base, level)),
    stroke('axis', EDGE, base, WIDTH - EDGE, base),
    stroke('target', EDGE, line, WIDTH - EDGE, line),
    ...months,
  ].join('');
}

function week(
  { kind, amount }: Bar,
  x: number,
  place: number,
  base: number,
  level: (cents: number) => number,
): string {
  const middle = x + place / 2;
  if (kind === 'off') return stroke('week off', middle, base - 9, middle, base - 3);
  if (kind === 'blank') {
    return shape('circle', { class: 'week blank', cx: middle, cy: base - 6, r: 2 });
  }
  const top = amount > 0 ? level(amount) : base - 1.5;
  const bar = shape('rect', {
    class: `week ${kind}`,
    x: x + place * 0.14,
    y: top,
    width: place * 0.72,
    height: base - top,
  });
  // A hit also carries a tick above it, so that no week is told by its colour alone.
  return kind === 'hit'
    ? bar + shape('circle', { class: 'dot', cx: middle, cy: top - 4, r: 1.8 })
    : bar;
}
