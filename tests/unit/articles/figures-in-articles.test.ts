import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { leastSalesFor, yearlyPay } from '../../../src/calculators/comp-plan-ceiling/model.ts';
import { priceOver } from '../../../src/calculators/goal-price/model.ts';
import { meanWait, oddsByWeek } from '../../../src/calculators/odds/model.ts';
import { chanceOfAtLeast } from '../../../src/calculators/reverse-funnel/binomial-tail.ts';
import { dealsToOpen } from '../../../src/calculators/reverse-funnel/model.ts';

/** The text of an article, without the thin and the curly. */
function textOf(slug: string): string {
  const [file = ''] = [`content/articles/${slug}.mdx`, `content/articles/${slug}/index.mdx`].filter(
    existsSync,
  );
  return readFileSync(file, 'utf8').replaceAll('’', "'");
}

const slugs = readdirSync('content/articles').map((name) => name.replace('.mdx', ''));
const inWords: Record<string, string> = {
  8: 'eight',
  9: 'nine',
  10: 'ten',
  11: 'eleven',
  20: 'twenty',
  30: 'thirty',
};

const dollars = (amount: number, digits = 0): string =>
  `$${amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
const percent = (share: number, digits = 0): string => (share * 100).toFixed(digits);

/** What a reason costs once, priced over some weeks of fifty; in dollars. */
function reasonFor(cost: number, kept: number, commission: number, weeks = 50) {
  const cents = priceOver(
    {
      kind: 'once',
      cost: cost * 100,
      start: 10_000,
      saved: 0,
      vanishing: 0,
      kept: kept * 100,
      commission: commission * 100,
      weeksInYear: 50,
    },
    weeks * 5,
  );
  return {
    gross: cents.gross / 100,
    sales: cents.sales / 100,
    each: cents.salesEachWeek / 100,
  };
}

const strings = (chance: number, string: number): number => oddsByWeek(chance, 50, string)[50] ?? 0;

/** The monthly payment of a loan over sixty months, in dollars. */
const payment = (loan: number, yearly: number): number =>
  (loan * yearly) / 12 / (1 - (1 + yearly / 12) ** -60);

const softwarePlan = {
  base: 60_000_00,
  periods: 1,
  tiers: [
    { from: 0, rate: 800 },
    { from: 1_000_000_00, rate: 1200 },
  ],
  style: 'marginal',
  bonuses: [],
  cap: null,
} as const;
const softwarePay = (sold: number): string => dollars(yearlyPay(softwarePlan, sold * 100) / 100);

const salary = reasonFor(18_000, 68, 8);
const school = reasonFor(60_000, 62, 10);
const cruise = reasonFor(11_400, 65, 6, 30);
const weeks = [8_200, 14_100, 4_900, 9_700, 13_600, 15_200, 7_400, 13_900, 18_300, 16_000];
const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

const quoted: Record<string, readonly string[]> = {
  'the-52000-dollar-salary': [
    `${dollars(3_100 * 12)} a year`,
    `${dollars(1_450 * 12)} a year`,
    `${dollars(salary.gross)} in extra commission`,
    `${dollars(salary.sales)} in extra contracts`,
    `${dollars(salary.each)} a week for fifty weeks`,
  ],
  'the-lottery-question': [
    `earn ${dollars(school.gross)} more`,
    `sell ${dollars(school.sales)} more`,
    `it's ${dollars(school.each)}`,
  ],
  'the-best-contest-had-one-contestant': [
    `${dollars(cruise.gross)} before tax`,
    `${dollars(cruise.sales)} of roofs`,
    `${dollars(cruise.each)} a week`,
  ],
  'there-by-may': [
    `${softwarePay(1_400_000)}. ${softwarePay(1_425_000)}. ${softwarePay(1_450_000)}.`,
    `At quota it came to ${softwarePay(1_000_000)}`,
    `the price was $${(leastSalesFor(softwarePlan, 200_000_00) ?? 0) / 1e8} million`,
    `it would have paid ${softwarePay(2_000_000)}`,
    `That's ${dollars(14 * 108_000)}, and it put his year at ${softwarePay(1_512_000)}`,
    `together they made ${dollars(1_450_000 - 1_070_000)}`,
  ],
  'the-twenty-k-week': [
    `is ${dollars(1_000_000 / 50)} a week`,
    ...[52, 50, 48, 46].flatMap((worked) => [
      dollars(1_000_000 / worked, 2),
      dollars(20_000 * worked),
    ]),
    `${dollars(874_000 - 610_000)} above`,
  ],
  'five-goals-ten-weeks-later': [
    `Forty-eight weeks, ${dollars(624_000 / 48)} a week`,
    ...weeks.map((sold) => dollars(sold)),
    `That's ${dollars(sum(weeks))}`,
    `${dollars(10 * 13_000 - sum(weeks))} behind`,
    `averaged ${dollars(sum(weeks.slice(0, 5)) / 5)}`,
    `it was ${dollars(sum(weeks.slice(5)) / 5)}`,
  ],
  'two-back-to-back': [
    `or ${percent(strings(0.5, 4), 1)} percent`,
    `from ${percent(strings(0.5, 6))} percent to ${percent(strings(0.6, 6))}`,
    `of it: ${[1, 2, 3, 4].map((string) => meanWait(0.5, string)).join(', ')}.`,
  ],
  'what-no-costs': [
    `or ${dollars((250_000 / 12_500) * 20_000)} in sales`,
    `is ${(100 / 41).toFixed(2)} a week`,
    `at 20 percent each: ${percent(chanceOfAtLeast(20, 100, 0.2), 2)} percent`,
    `In ${dealsToOpen(20, 0.2, 0.8)} tries: ${percent(chanceOfAtLeast(20, 116, 0.2), 2)} percent`,
    `which is ${(116 / 41).toFixed(2)} a week`,
  ],
  'one-first-monday': [
    `the payment ${dollars(payment(31_000, 0.149))}`,
    `paid ${dollars(payment(31_000, 0.069))}`,
    `${dollars(Math.round(payment(31_000, 0.149)) - Math.round(payment(31_000, 0.069)))} a month`,
  ],
  'ten-minutes-within-a-day': [`it comes to ${8 * 4 * 10} minutes`],
};

test.each(Object.entries(quoted))('%s says what the calculators say', (slug, figures) => {
  const text = textOf(slug);
  for (const figure of figures) expect(text.includes(figure), figure).toBe(true);
});

test('the coin waits as long as the article says, and the better one about seventeen weeks', () => {
  expect(meanWait(0.5, 2)).toBe(6);
  expect(meanWait(0.5, 4)).toBe(30);
  expect(Math.round(meanWait(0.6, 4))).toBe(17);
});

test('the figure an article is shown with is one of its own', () => {
  for (const slug of slugs) {
    const [, front = '', body = ''] = textOf(slug).split(/^---$/m);
    const [, figure = ''] = /^keyFigure: \{ figure: '([^']+)'/m.exec(front) ?? [];
    for (const number of figure.match(/\d[\d,]*/g) ?? []) {
      const ways = [number, number.replace(',', '_'), inWords[number] ?? number];
      expect(
        ways.some((way) => body.toLowerCase().includes(way)),
        `${slug}: ${figure}`,
      ).toBe(true);
    }
  }
  expect(slugs.length).toBeGreaterThan(15);
});
