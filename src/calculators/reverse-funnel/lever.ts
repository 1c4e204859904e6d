import { dollars } from '../shared/money/money.ts';
import { strongestLever } from '../shared/calculator/sensitivity.ts';
import { twoDecimals } from './answer.ts';
import { openingsOf } from './model.ts';
import type { Funnel } from './model.ts';

/** Which input moves the openings a week most, in one sentence; null where none does. */
export function leverOf(funnel: Funnel): string | null {
  const dearer = Math.max(100, Math.floor(funnel.deal / 2_000) * 100);
  const says = (what: string) => (difference: number) =>
    `What moves it most: ${what} saves ${twoDecimals(Math.abs(difference))} openings a week.`;
  return strongestLever(
    funnel,
    (input) => {
      const result = openingsOf(input);
      return result.kind === 'openings' ? result.confident.perWeek : NaN;
    },
    [
      [
        funnel.winRate + 100 <= 10_000 ? { ...funnel, winRate: funnel.winRate + 100 } : null,
        says('your win rate. One point more'),
      ],
      [{ ...funnel, deal: funnel.deal + dearer }, says(`the deal. ${dollars(dearer)} more a deal`)],
      [
        funnel.cycleDays >= 7 ? { ...funnel, cycleDays: funnel.cycleDays - 7 } : null,
        says('the sales cycle. A week less'),
      ],
    ],
  );
}
