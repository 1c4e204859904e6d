import { WIDTH, drawing, shape, stroke, words } from '../shared/calculator/svg.ts';

/** The chance of a string at least this long, between 0 and 1. */
export interface StringOdds {
  readonly string: number;
  readonly chance: number;
}

const TOP = 22;
const BOTTOM = 150;

/** A bar for each length of string, the one asked for marked. `inWords` writes a chance over its bar. */
export function pictureOf(
  odds: readonly StringOdds[],
  asked: number,
  inWords: (chance: number) => string,
): string {
  const slot = WIDTH / odds.length;
  const bars = odds.flatMap(({ string, chance }, index) => {
    const height = chance * (BOTTOM - TOP);
    const middle = (index + 0.5) * slot;
    const kind = string === asked ? 'marker' : 'pen soft';
    const emphasis = string === asked ? 'middle strong' : 'middle';
    return [
      shape('rect', {
        class: kind,
        x: index * slot + 4,
        y: BOTTOM - height,
        width: slot - 8,
        height,
      }),
      words(emphasis, middle, BOTTOM - height - 6, inWords(chance)),
      words(emphasis, middle, BOTTOM + 16, String(string)),
    ];
  });
  return drawing(
    190,
    ...bars,
    stroke('axis', 0, BOTTOM, WIDTH, BOTTOM),
    words('end', WIDTH, BOTTOM + 34, 'good weeks in a row, at least'),
  );
}
