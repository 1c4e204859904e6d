import type { Answer, Calculator } from '../shared/calculator/calculator.ts';
import { counted, dollars, number, written } from '../shared/money/money.ts';
import { fields, funnelOf, funnelProblems } from './inputs.ts';
import type { FunnelValues } from './inputs.ts';
import { openingsOf } from './model.ts';
import type { FunnelResult } from './model.ts';

/** The fourth calculator of the path: what has to be opened each week, and until when. */
export const reverseFunnelAnswer: Calculator<typeof fields> = {
  name: 'reverse-funnel',
  element: 'reverse-funnel',
  code: 'f',
  fields,
  problems: funnelProblems,

  work(values, readersDay) {
    const funnel = funnelOf(values, readersDay);
    const result = openingsOf(funnel);
    return {
      ...(result.kind === 'openings'
        ? openings(result, funnel.weeks)
        : covered(result.expectedPipeline, funnel.gap)),
      handedOn: handedOn(values, funnel.weeks),
    };
  },
};

const LABEL = 'Deals to open, each week';

/** Two decimals, always. */
export const twoDecimals = written({ minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A chance as a percentage. */
export function share(chance: number): string {
  return `${twoDecimals(chance * 100)}%`;
}

type Sentences = Pick<Answer, 'headline' | 'summary'>;

function openings({ confident, dealsToWin, openingWeeks }: FunnelResult, weeks: number): Sentences {
  const week = twoDecimals(confident.perWeek);
  const sure = `${share(confident.chance)} sure`;
  return {
    summary: `To win ${counted(dealsToWin, 'deal')} in ${counted(weeks, 'week')}, open ${week} a week for the first ${number(openingWeeks)}: ${number(confident.deals)} in all, to be ${sure}.`,
    headline: {
      label: LABEL,
      value: week,
      note: `${number(confident.deals)} deals in ${counted(openingWeeks, 'week')}, ${sure}`,
    },
  };
}

function covered(expected: number, gap: number): Sentences {
  return {
    summary: `What is open already brings ${dollars(expected)} on average, and ${dollars(gap)} is left to sell: it is covered, if it closes as it usually does.`,
    headline: { label: LABEL, value: '0', note: 'Close what is open' },
  };
}

function handedOn({ deadline }: FunnelValues, weeks: number): Record<string, string> {
  return {
    'o.weeks': String(Math.max(1, weeks)),
    ...(deadline !== null && { 'o.deadline': deadline }),
  };
}
