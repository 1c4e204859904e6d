import { dollars } from '../shared/money/money.ts';
import { strongestLever } from '../shared/calculator/sensitivity.ts';
import { twoDecimals } from './answer.ts';
import { openingsOf } from './model.ts';
import type { Funnel } from './model.ts';

/** Which input moves the openings a week most, in one sentence. */
export function leverOf(funnel: Funnel): string {
  const dearer = Math.max(100, Math.floor(funnel.deal / 2_000) * 100);
  const less = ' openings a week';
  return strongestLever(
    funnel,
    (input) => {
      const result = openingsOf(input);
      return result.kind === 'openings' ? result.confident.perWeek : NaN;
    },
    twoDecimals,
    [
      [
        funnel.winRate + 100 <= 10_000 ? { ...funnel, winRate: funnel.winRate + 100 } : null,
        'your win rate. One point more saves',
        less,
      ],
      [
        { ...funnel, deal: funnel.deal + dearer },
        `the deal. ${dollars(dearer)} more a deal saves`,
        less,
      ],
      [
        funnel.cycleDays >= 7 ? { ...funnel, cycleDays: funnel.cycleDays - 7 } : null,
        'the sales cycle. A week less saves',
        less,
      ],
    ],
  );
}
