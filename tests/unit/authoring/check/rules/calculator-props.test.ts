import { expect, test } from 'vitest';
import { path } from '../../../../../src/calculators/path.ts';
import { calculatorProps } from '../../../../../src/authoring/check/rules/build/calculator-props.ts';
import { article, inFile, inShort, written } from '../written.ts';

test('every calculator is known by its tag', async () => {
  const { calculators } = await written(article(path.map(({ tag }) => `<${tag} />`).join('\n\n')));
  expect(calculators.map(({ tag }) => tag)).toEqual(path.map(({ tag }) => tag));
  for (const { result } of calculators) expect(result).toHaveProperty('worksheet');
});

test('an unknown prop and a value out of range are errors in the build’s own words', async () => {
  const found = await inFile(
    calculatorProps,
    article('Words.\n\n<Odds chanse={50} weeks={9000} />'),
  );
  expect(inShort(found)).toEqual([
    "error 11:1 <Odds> can't be worked: weeks={9000}: Write a number from 1 to 260.",
    "error 11:1 <Odds> can't be worked: chanse={50}: There is no such prop; there are: chance, weeks, deadline, string, asOf, held, logged, hits, atLeast.",
  ]);
});

test('props are read as they may be written', async () => {
  const tags = [
    '<SteppingStone goal={1_000_000} weeksOff={2} name="year" />',
    "<GoalPrice cost={18_000} kind='once' />",
    '<CompPlanCeiling base={60_000} tiers={[{ from: 0, rate: 8 }, { "from": 100, rate: 12 }]} />',
    '<SteppingStone earned={-500} averageWeek={null} basis={`pay`} />',
  ];
  expect(await inFile(calculatorProps, article(tags.join('\n\n')))).toEqual([]);
});

test('what only a running build knows is left to it', async () => {
  const body = 'export const goal = 1_000_000;\n\n<SteppingStone goal={goal} />';
  const { calculators } = await written(article(body));
  expect(calculators).toMatchObject([{ result: null }]);
});
