import { asOfToday } from '../shared/calculator/calculator.ts';
import type { Details, Figure, Table, Worksheet } from '../shared/calculator/calculator.ts';
import { counted, dollars, number, written } from '../shared/money/money.ts';
import { daysAfter } from '../shared/days/dates.ts';
import { dayInWords } from '../shared/days/day-in-words.ts';
import { reverseFunnelAnswer, share, twoDecimals } from './answer.ts';
import { STAGES, funnelOf } from './inputs.ts';
import type { FunnelValues, fields } from './inputs.ts';
import { leverOf } from './lever.ts';
import { openingsOf } from './model.ts';
import type { Funnel, FunnelResult, Openings } from './model.ts';
import { calendar } from './picture.ts';

/** The fourth calculator of the path, with all that its worksheet shows. */
export const reverseFunnel: Worksheet<typeof fields> = {
  ...reverseFunnelAnswer,

  details(values, readersDay) {
    const funnel = funnelOf(values, readersDay);
    const result = openingsOf(funnel);
    return {
      ...(result.kind === 'openings'
        ? openingsInDetail(values, funnel, result)
        : coveredInDetail(funnel, result.expectedPipeline)),
      offers: asOfToday(values, readersDay),
    };
  },
};

const oneDecimal = written({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

function openingsInDetail(values: FunnelValues, funnel: Funnel, result: FunnelResult): Details {
  const { openingWeeks, lagWeeks } = result;
  const weeks = counted(funnel.weeks, 'week');
  return {
    figures: figures(values, funnel, result),
    picture: {
      svg: calendar(funnel.weeks, openingWeeks),
      label:
        lagWeeks > 0
          ? `A calendar of ${weeks}: deals opened in the first ${number(openingWeeks)} close in time, and the last ${number(lagWeeks)} are too late to start.`
          : `A calendar of ${weeks}: a deal opened in any of them closes in time.`,
    },
    table: confidenceTable(result),
    lever: leverOf(funnel) ?? 'Nothing you could change here by a little moves it.',
  };
}

function coveredInDetail({ gap, weeks }: Funnel, expectedPipeline: number): Details {
  return {
    figures: [
      { label: 'Left to sell', value: dollars(gap) },
      {
        label: 'Expected of what is open',
        value: dollars(expectedPipeline),
        note: 'An average: about half the time it is less',
      },
    ],
    picture: {
      svg: calendar(weeks, weeks),
      label: `A calendar of ${counted(weeks, 'week')}, with no deal that has to be opened.`,
    },
    table: { caption: 'Deals to open', head: ['How sure', 'Deals'], rows: [['On average', '0']] },
    lever: 'Only a larger gap, or less that is open, changes this.',
  };
}

function figures(values: FunnelValues, funnel: Funnel, result: FunnelResult): Figure[] {
  const { average, confident, dealsToWin, expectedPipeline } = result;
  const open =
    expectedPipeline > 0
      ? `(${dollars(funnel.gap)} − ${dollars(expectedPipeline)} expected)`
      : dollars(funnel.gap);
  const stages = STAGES.filter(([name]) => values[name] !== null);
  return [
    {
      label: 'Deals to win',
      value: number(dealsToWin),
      note: `${open} ÷ ${dollars(funnel.deal)}, rounded up`,
    },
    ...(values.deadline !== null && funnel.weeks < values.weeks
      ? [
          {
            label: 'Whole weeks left',
            value: number(funnel.weeks),
            note: `until ${dayInWords(values.deadline)}: the ${number(values.weeks)} you wrote are no longer there`,
          },
        ]
      : []),
    {
      label: 'By the average alone',
      value: `${twoDecimals(average.perWeek)} a week`,
      note: `${twoDecimals(average.perWeekWithoutLag)} if deals closed the day they open. ${number(Math.ceil(average.deals))} opened win ${number(dealsToWin)} with a chance of ${share(average.chance)}`,
    },
    {
      label: `What ${number(funnel.confidence)}% sure costs`,
      value: `${more(confident.perWeek - average.perWeek)} a week`,
      note: `${number(confident.deals)} deals instead of ${number(Math.ceil(average.deals))}`,
    },
    {
      label: 'Open at once',
      value: oneDecimal(confident.openAtOnce),
      note: 'Deals on your desk once the first ones close: openings a week × the cycle in weeks',
    },
    latestStart(values, funnel, result),
    ...result.stagesPerWeek.map((perWeek, index) => ({
      label: `${stages[index]?.[1] ?? ''}, each week`,
      value: twoDecimals(perWeek),
      note: 'So that enough deals can be opened',
    })),
  ];
}

function latestStart(
  { deadline }: FunnelValues,
  { cycleDays }: Funnel,
  { lagWeeks, openingWeeks }: FunnelResult,
): Figure {
  const label = 'Latest start';
  if (lagWeeks === 0) {
    return { label, value: 'any week', note: 'With no sales cycle, none is too late' };
  }
  const late = `The last ${counted(lagWeeks, 'week')} ${lagWeeks === 1 ? 'is' : 'are'} too late to start`;
  return deadline === null
    ? {
        label,
        value: `week ${number(openingWeeks)}`,
        note: `${counted(cycleDays, 'day')} before the deadline, in whole weeks. ${late}`,
      }
    : {
        label,
        value: dayInWords(daysAfter(deadline, -cycleDays)),
        note: `${counted(cycleDays, 'day')} before ${dayInWords(deadline)}. ${late}`,
      };
}

function confidenceTable({ average, confidences }: FunnelResult): Table {
  const row = (name: string, { deals, perWeek, chance, openAtOnce }: Openings) => [
    name,
    number(Math.ceil(deals)),
    twoDecimals(perWeek),
    share(chance),
    oneDecimal(openAtOnce),
  ];
  return {
    caption: 'What being sure costs',
    head: ['How sure', 'Deals', 'A week', 'Chance', 'Open at once'],
    rows: [
      row('The average', average),
      ...confidences.map((each) => row(`${number(each.confidence)}% sure`, each)),
    ],
  };
}

function more(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${twoDecimals(Math.abs(difference))}`;
}
