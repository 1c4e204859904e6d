import type { Calculator, Table, Worksheet } from '../shared/worksheet/calculator.ts';
import { cells, figure } from '../shared/worksheet/cells.ts';
import { counted, dollars, number, written } from '../shared/money/money.ts';
import { strongestLever } from '../shared/worksheet/sensitivity.ts';
import { STAGES, fields, funnelOf, funnelProblems } from './inputs.ts';
import type { FunnelValues } from './inputs.ts';
import { openingsOf } from './model.ts';
import type { Funnel, FunnelResult, Openings } from './model.ts';
import { calendar } from './picture.ts';

/** The fourth calculator of the path: what has to be opened each week, and until when. */
export const reverseFunnel: Calculator<typeof fields> = {
  name: 'reverse-funnel',
  element: 'reverse-funnel',
  code: 'f',
  fields,
  problems: funnelProblems,
  work: (values) => {
    const funnel = funnelOf(values);
    const result = openingsOf(funnel);
    return result.kind === 'openings'
      ? openingsWorksheet(values, funnel, result)
      : coveredWorksheet(funnel, result.expectedPipeline);
  },
};

const twoDecimals = withDecimals(2);
const oneDecimal = withDecimals(1);

function withDecimals(digits: number): (value: number) => string {
  return written({ minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function openingsWorksheet(values: FunnelValues, funnel: Funnel, result: FunnelResult): Worksheet {
  const { confident, dealsToWin, openingWeeks, lagWeeks } = result;
  const week = twoDecimals(confident.perWeek);
  return {
    summary: `To win ${counted(dealsToWin, 'deal')} in ${counted(funnel.weeks, 'week')}, open ${week} a week for the first ${number(openingWeeks)}: ${number(confident.deals)} in all, to be ${share(confident.chance)} sure.`,
    headline: figure(
      `Deals to open, each week | ${week} | ${number(confident.deals)} deals in ${counted(openingWeeks, 'week')}, ${share(confident.chance)} sure`,
    ),
    figures: figures(values, funnel, result).map(figure),
    picture: {
      get svg() {
        return calendar(funnel.weeks, openingWeeks);
      },
      label:
        lagWeeks > 0
          ? `A calendar of ${counted(funnel.weeks, 'week')}: deals opened in the first ${number(openingWeeks)} close in time, and the last ${number(lagWeeks)} are too late to start.`
          : `A calendar of ${counted(funnel.weeks, 'week')}: a deal opened in any of them closes in time.`,
    },
    table: confidenceTable(result),
    get lever() {
      return lever(funnel) ?? 'Nothing you could change here by a little moves it.';
    },
    handedOn: { 'o.weeks': String(funnel.weeks) },
  };
}

function coveredWorksheet(funnel: Funnel, expectedPipeline: number): Worksheet {
  return {
    summary: `What is open already brings ${dollars(expectedPipeline)} on average, and ${dollars(funnel.gap)} is left to sell: it is covered, if it closes as it usually does.`,
    headline: figure('Deals to open, each week | 0 | Close what is open'),
    figures: [
      `Left to sell | ${dollars(funnel.gap)}`,
      `Expected of what is open | ${dollars(expectedPipeline)} | An average: about half the time it is less`,
    ].map(figure),
    picture: {
      svg: calendar(funnel.weeks, funnel.weeks),
      label: `A calendar of ${counted(funnel.weeks, 'week')}, with no deal that has to be opened.`,
    },
    table: {
      caption: 'Deals to open',
      head: cells('How sure | Deals'),
      rows: [cells('On average | 0')],
    },
    lever: 'Only a larger gap, or less that is open, changes this.',
    handedOn: { 'o.weeks': String(funnel.weeks) },
  };
}

function figures(values: FunnelValues, funnel: Funnel, result: FunnelResult): string[] {
  const { average, confident, dealsToWin, expectedPipeline, lagWeeks, openingWeeks } = result;
  const open =
    expectedPipeline > 0
      ? `(${dollars(funnel.gap)} − ${dollars(expectedPipeline)} expected)`
      : dollars(funnel.gap);
  const stages = STAGES.filter(([name]) => values[name] !== null);
  return [
    `Deals to win | ${number(dealsToWin)} | ${open} ÷ ${dollars(funnel.deal)}, rounded up`,
    `By the average alone | ${twoDecimals(average.perWeek)} a week | ${twoDecimals(average.perWeekWithoutLag)} if deals closed the day they open. ${number(Math.ceil(average.deals))} opened win ${number(dealsToWin)} with a chance of ${share(average.chance)}`,
    `What ${number(funnel.confidence)}% sure costs | ${more(confident.perWeek - average.perWeek)} a week | ${number(confident.deals)} deals instead of ${number(Math.ceil(average.deals))}`,
    `Open at once | ${oneDecimal(confident.openAtOnce)} | Deals on your desk once the first ones close: openings a week × the cycle in weeks`,
    `Latest start | week ${number(openingWeeks)} | ${
      lagWeeks > 0
        ? `${counted(funnel.cycleDays, 'day')} before the deadline, in whole weeks. The last ${counted(lagWeeks, 'week')} ${lagWeeks === 1 ? 'is' : 'are'} too late to start`
        : 'With no sales cycle, any week is in time'
    }`,
    ...result.stagesPerWeek.map(
      (perWeek, index) =>
        `${stages[index]?.[1] ?? ''}, each week | ${twoDecimals(perWeek)} | So that enough deals can be opened`,
    ),
  ];
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
    head: cells('How sure | Deals | A week | Chance | Open at once'),
    rows: [
      row('The average', average),
      ...confidences.map((each) => row(`${number(each.confidence)}% sure`, each)),
    ],
  };
}

function lever(funnel: Funnel): string | null {
  const dearer = Math.max(100, Math.floor(funnel.deal / 2_000) * 100);
  const fewer = (difference: number) => twoDecimals(Math.abs(difference));
  return strongestLever(
    funnel,
    (input) => {
      const result = openingsOf(input);
      return result.kind === 'openings' ? result.confident.perWeek : NaN;
    },
    [
      [
        funnel.winRate + 100 <= 10_000 ? { ...funnel, winRate: funnel.winRate + 100 } : null,
        (difference) =>
          `What moves it most: your win rate. One point more saves ${fewer(difference)} openings a week.`,
      ],
      [
        { ...funnel, deal: funnel.deal + dearer },
        (difference) =>
          `What moves it most: the deal. ${dollars(dearer)} more a deal saves ${fewer(difference)} openings a week.`,
      ],
      [
        funnel.cycleDays >= 7 ? { ...funnel, cycleDays: funnel.cycleDays - 7 } : null,
        (difference) =>
          `What moves it most: the sales cycle. A week less saves ${fewer(difference)} openings a week.`,
      ],
    ],
  );
}

function share(chance: number): string {
  return `${twoDecimals(chance * 100)}%`;
}

function more(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${twoDecimals(Math.abs(difference))}`;
}
