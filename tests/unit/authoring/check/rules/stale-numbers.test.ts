import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { staleNumbers } from '../../../../../src/authoring/check/rules/stale-numbers.ts';
import { article, inFile, inShort } from '../written.ts';

const articles = [
  ['the-twenty-k-week.mdx', 'weeksOff={2}', 'weeksOff={3}', '"$20,000 a week"', '$20,408.16'],
  ['the-twenty-k-week.mdx', 'goal={1_000_000}', 'goal={1_100_000}', '"$20K a week"', '$22,000'],
  ['the-lottery-question.mdx', 'kept={62}', 'kept={65}', '"$96,774"', '$92,307.70'],
  ['the-52000-dollar-salary.mdx', 'cost={18_000}', 'cost={20_000}', '"$330,882"', '$367,647.06'],
  ['there-by-may.mdx', 'goal={200_000}', 'goal={220_000}', '"150 percent"', '166.67%'],
  ['what-no-costs/index.mdx', 'winRate={20}', 'winRate={22}', '"2.44 a week"', '2.56'],
  ['two-back-to-back/index.mdx', 'chance={50}', 'chance={55}', '"83 percent"', '91.63%'],
  ['five-goals-ten-weeks-later/index.mdx', 'goal={624_000}', 'goal={700_000}', '"$13,000', '$14,'],
] as const;

test.each(articles)(
  '%s agrees with its calculator, until %s becomes %s',
  async (name, from, to, said, says) => {
    const source = await readFile(`content/articles/${name}`, 'utf8');
    expect(source).toContain(from);
    expect(inShort(await inFile(staleNumbers, source))).toEqual([]);
    const found = await inFile(staleNumbers, source.replace(from, to));
    expect(found.every(({ level }) => level === 'warning')).toBe(true);
    const sentences = found.map(({ sentence }) => sentence);
    expect(sentences).toContainEqual(expect.stringContaining(said));
    expect(sentences.find((sentence) => sentence.startsWith(said))).toContain(says);
  },
);

test('a number changed in the prose is found where it stands', async () => {
  const body =
    '<GoalPrice cost={18_000} kept={68} commission={8} />\n\nThat’s $26,471 of pay, or $6,681 a week.';
  expect(inShort(await inFile(staleNumbers, article(body)))).toEqual([
    `warning 11:27 "$6,681 a week" isn't what <GoalPrice> in line 9 comes to: it says $6,617.65 (“Your reason, in sales a week”). Write that, or set the calculator's props so that both agree.`,
  ]);
});

test.each([
  ['rounded, and said so', 'That’s about $6,500 a week.'],
  ['in thousands', 'It takes $26.5K of pay.'],
  ['another amount altogether', 'A contract averages $14,000, and $736 a month is gone.'],
  ['a round amount that quotes nothing', 'He sold for $300,000 in spring.'],
  ['a table of what else could be', '| A week |\n| --- |\n| $6,100 a week |'],
  ['another section', 'Words.\n\n## Later\n\nHe made $6,100 a week.'],
])('nothing: %s', async (_, prose) => {
  const body = `<GoalPrice cost={18_000} kept={68} commission={8} />\n\n${prose}`;
  expect(inShort(await inFile(staleNumbers, article(body)))).toEqual([]);
});
