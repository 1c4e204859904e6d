import { WIDTH, drawing, shape, words } from '../shared/calculator/svg.ts';
import { dollars } from '../shared/money/money.ts';
import { dayFrom, firstMondayOf, isoYearOf, weeksInIsoYear } from './working-time/iso-weeks.ts';
import type { Day } from './working-time/iso-weeks.ts';

/** A week of the strip. */
export interface Bar {
  readonly monday: Day;
  /** Its height, in cents. */
  readonly amount: number;
}

/** Where a week is drawn: its middle, half of its bar, the top of it, and the line it stands on. */
export interface Place {
  readonly middle: number;
  readonly half: number;
  readonly top: number;
  readonly base: number;
}

/** How a week is drawn: its kind, and its outline as the `d` of a path. */
export type Drawn = readonly [kind: string, outline: string];

const EDGE = 6;
const TALL = 84;
const HEAD = 26;
const FOOT = 20;

/**
 * The strip: a year a row, each of its 52 or 53 ISO weeks a place, and a line for the target. All weeks of a kind are one
 * path: a path a week would cost a phone more time.
 */
export function strip<Week extends Bar>(
  weeks: readonly Week[],
  target: number,
  drawn: (week: Week, place: Place) => Drawn,
): string {
  const years = [...new Set(weeks.map(({ monday }) => isoYearOf(monday)))];
  const most = Math.max(target, 1, ...weeks.map(({ amount }) => amount)) * 1.08;
  const tall = years.length > 1 ? TALL * 0.6 : TALL;
  const height = HEAD + tall + FOOT;
  const right = WIDTH - EDGE;
  const rows = years.flatMap((year, row) => {
    const base = row * height + HEAD + tall;
    const title = base - tall - 13;
    const width = (right - EDGE) / weeksInIsoYear(year);
    const middle = (day: Day) => EDGE + ((day - firstMondayOf(year)) / 7 + 0.5) * width;
    const level = (cents: number) => base - (cents / most) * tall;
    const line = (kind: string, y: number) =>
      shape('path', { class: kind, d: `M${EDGE} ${y}H${right}` });
    const months = Array.from({ length: 12 }, (_, index) => dayFrom(year, index + 1, 1));
    const outlines: Record<string, string> = {};
    for (const week of weeks) {
      if (isoYearOf(week.monday) !== year) continue;
      const top = week.amount > 0 ? level(week.amount) : base - 1.5;
      const place = { middle: middle(week.monday), half: width * 0.36, top, base };
      const [kind, outline] = drawn(week, place);
      outlines[kind] = (outlines[kind] ?? '') + outline;
    }
    return [
      words('year', EDGE, title, String(year)),
      words('end', right, title, `${dollars(target)} a week`),
      ...Object.entries(outlines).map(([kind, d]) => shape('path', { class: `week ${kind}`, d })),
      line('axis', base),
      line('target', level(target)),
      // A place for each letter.
      words(
        'month middle',
        months.map((day) => middle(day) + width * 1.5).join(' '),
        base + 15,
        'JFMAMJJASOND',
      ),
    ];
  });
  return drawing(Math.max(1, years.length) * height, ...rows);
}

/** A week's bar. */
export function bar({ middle, half, top, base }: Place): string {
  return `M${middle - half} ${base}V${top}h${2 * half}V${base}z`;
}

/** The short stroke of a week off. */
export function offMark({ middle, base }: Place): string {
  return `M${middle} ${base - 9}v6`;
}
