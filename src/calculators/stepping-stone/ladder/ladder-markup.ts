import type { Figure, Table } from '../../shared/calculator/calculator.ts';
import { escaped, figuresMarkup, tableMarkup } from '../../shared/calculator/markup.ts';
import { counted, dollars, number } from '../../shared/money/money.ts';
import { dayWithYear, shortDay } from '../working-time/days-in-words.ts';
import { rungName } from './ladder.ts';
import type { Ladder, WeekState } from './ladder.ts';
import { mondayOfWeekName } from '../logged-weeks/week-names.ts';
import { stateOf } from '../logged-weeks/logged-weeks.ts';
import type { WeekOfLog } from '../logged-weeks/logged-weeks.ts';
import { bar, offMark, strip } from '../picture.ts';
import type { Place } from '../picture.ts';

const STATES: Record<WeekState, string> = {
  hit: 'Hit',
  miss: 'Miss',
  off: 'Off',
  blank: 'Blank',
};

/** The ladder, where one stands on it, and the weeks that led there. Build and browser share it. */
export function ladderMarkup(weeks: readonly WeekOfLog[], ladder: Ladder): string {
  const rungs = rungsMarkup(ladder.cleared);
  const figures = `<dl>${figuresMarkup(ladderFigures(weeks, ladder))}</dl>`;
  const climb = `<div class="climb">${rungs}${figures}</div>`;
  if (weeks.length === 0) return climb;
  const label = `A strip of ${counted(weeks.length, 'week')}: what came in each, against its stone. A dot over a bar is a hit.`;
  return `${climb}<div class="picture" role="img" aria-label="${label}">${weeksStrip(weeks)}</div><section class="scroll" aria-label="The weeks written down" tabindex="0"><table>${tableMarkup(weeksTable(weeks))}</table></section>`;
}

/** A button for each blank week: one press writes it down as missed. */
export function blanksMarkup(names: readonly string[]): string {
  const buttons = names.map(
    (name) =>
      `<button type="button" data-week="${escaped(name)}">${escaped(weekInWords(mondayOfWeekName(name) ?? 0))}</button>`,
  );
  return `<p>Nothing is written down for these. If nothing came in, press it: a miss. Else choose the week above.</p><p class="buttons">${buttons.join('')}</p>`;
}

/** The days of a week: `Jan 4 – Jan 10, 2027`. */
export function weekInWords(monday: number): string {
  return `${shortDay(monday)} – ${dayWithYear(monday + 6)}`;
}

// Five rungs above the feet are enough to aim at; those far below are left out.
function rungsMarkup(cleared: number): string {
  const top = Math.max(6, cleared + 2);
  const bottom = Math.max(1, cleared - 3);
  const rungs = Array.from({ length: top - bottom + 1 }, (_, index) => top - index).map((rung) => {
    const state =
      rung <= cleared ? ' class="cleared"' : rung === cleared + 1 ? ' class="next"' : '';
    const words = rung <= cleared ? 'cleared' : rung === cleared + 1 ? 'next' : '';
    return `<li value="${String(rung)}"${state}><b>${String(rung)}.</b> <span>${escaped(rungName(rung))}</span> <em>${words}</em></li>`;
  });
  return `<ol class="rungs" reversed>${rungs.join('')}</ol>`;
}

function ladderFigures(weeks: readonly WeekOfLog[], ladder: Ladder): Figure[] {
  const { currentRun, waiting, longestRun, lastThirteen } = ladder;
  const blank = weeks.find((week) => stateOf(week) === 'blank');
  return [
    {
      label: 'Rungs cleared',
      value: number(ladder.cleared),
      note: `Next: ${rungName(ladder.cleared + 1).toLowerCase()}. A cleared rung stays cleared`,
    },
    {
      label: 'Run now',
      value: number(currentRun),
      ...(waiting > 0 && blank
        ? {
            note: `${number(waiting)} more wait until blank weeks are filled, the first that of ${dayWithYear(blank.monday)}`,
          }
        : {}),
    },
    { label: 'Longest run', value: number(longestRun) },
    {
      label: 'Hits of the last 13',
      value: `${number(lastThirteen.hits)} of ${number(lastThirteen.of)}`,
      note: 'Weeks off don’t count, for or against',
    },
  ];
}

function weeksStrip(weeks: readonly WeekOfLog[]): string {
  const target = weeks.findLast(({ logged }) => logged)?.logged?.target ?? 0;
  const bars = weeks.map((week) => ({ ...week, amount: week.logged?.amount ?? 0 }));
  return strip(bars, target, (week, place) => [stateOf(week), outlines[stateOf(week)](place)]);
}

const outlines: Record<WeekState, (place: Place) => string> = {
  // A hit also carries a dot over its bar, so that no week is told by its colour alone.
  hit: (place) => bar(place) + dot(place.middle, place.top - 4),
  miss: bar,
  off: offMark,
  blank: ({ middle, base }) => dot(middle, base - 6),
};

function dot(x: number, y: number): string {
  return `M${x - 2} ${y}a2 2 0 1 0 4 0a2 2 0 1 0-4 0z`;
}

function weeksTable(weeks: readonly WeekOfLog[]): Table {
  return {
    caption: 'Week by week, the latest first',
    head: ['Week of', 'Stone', 'Came in', 'So'],
    rows: weeks
      .map((week) => [
        dayWithYear(week.monday),
        week.logged ? dollars(week.logged.target) : '–',
        typeof week.logged?.amount === 'number' ? dollars(week.logged.amount) : '–',
        STATES[stateOf(week)],
      ])
      .reverse(),
  };
}
