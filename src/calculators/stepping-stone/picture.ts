import { drawing, shape, stroke, words } from '../shared/svg.ts';
import { dollars } from '../shared/money.ts';
import { monthInitial } from './days-in-words.ts';
import { dayFrom, firstMondayOf, isoYearOf, weeksInIsoYear } from './iso-weeks.ts';
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

/** Where a week is drawn: its left edge, its share of the row, the top of its bar, and the line it stands on. */
export interface Place {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly base: number;
}

type Drawn = (bar: Bar, place: Place) => string;

const WIDTH = 360;
const EDGE = 6;
const TALL = 84;
const HEAD = 26;
const FOOT = 20;

/**
 * The strip: a year a row, each of its 52 or 53 ISO weeks a place, bars for amounts and a line for the target.
 * @param drawn draws a week in its place.
 */
export function strip(bars: readonly Bar[], target: number, drawn: Drawn = plannedWeek): string {
  const years = new Map<number, Bar[]>();
  for (const bar of bars) {
    const year = isoYearOf(bar.monday);
    years.set(year, [...(years.get(year) ?? []), bar]);
  }
  const most = Math.max(target, 1, ...bars.map((bar) => Math.max(bar.amount, bar.target))) * 1.08;
  const tall = years.size > 1 ? TALL * 0.6 : TALL;
  const height = HEAD + tall + FOOT;
  const rows = [...years].map(([year, weeks], row) =>
    yearRow(year, weeks, row * height, tall, { most, target, drawn }),
  );
  return drawing(WIDTH, Math.max(1, rows.length) * height, ...rows);
}

function yearRow(
  year: number,
  bars: readonly Bar[],
  top: number,
  tall: number,
  { most, target, drawn }: { most: number; target: number; drawn: Drawn },
): string {
  const base = top + HEAD + tall;
  const width = (WIDTH - 2 * EDGE) / weeksInIsoYear(year);
  const left = (monday: Day) => EDGE + ((monday - firstMonday) / 7) * width;
  const firstMonday = firstMondayOf(year);
  const level = (cents: number) => base - (Math.max(0, cents) / most) * tall;
  const months = Array.from({ length: 12 }, (_, index) => {
    const first = dayFrom(year, index + 1, 1);
    return words('words month', left(first) + width * 2, base + 15, monthInitial(first), 'middle');
  });
  const line = level(target);
  return [
    words('words year', EDGE, top + 13, String(year)),
    words('words', WIDTH - EDGE, top + 13, say`${dollars(target)} a week`, 'end'),
    ...bars.map((bar) =>
      drawn(bar, {
        x: left(bar.monday),
        width,
        top: bar.amount > 0 ? level(bar.amount) : base - 1.5,
        base,
      }),
    ),
    stroke('axis', EDGE, base, WIDTH - EDGE, base),
    stroke('target', EDGE, line, WIDTH - EDGE, line),
    ...months,
  ].join('');
}

/** A week as a bar, or as a short stroke where it is off. */
export function plannedWeek({ kind }: Bar, { x, width, top, base }: Place): string {
  const middle = x + width / 2;
  return kind === 'off'
    ? stroke('week off', middle, base - 9, middle, base - 3)
    : shape('rect', {
        class: `week ${kind}`,
        x: x + width * 0.14,
        y: top,
        width: width * 0.72,
        height: base - top,
      });
}
