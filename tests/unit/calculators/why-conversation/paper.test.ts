import { expect, test } from 'vitest';
import { questionsOf } from '../../../../src/calculators/shared/paper/paper.ts';
import type { Answers } from '../../../../src/calculators/shared/paper/paper.ts';
import { reasonIn, whyConversation } from '../../../../src/calculators/why-conversation/paper.ts';

const asked = (answers: Answers, name: string): string =>
  whyConversation
    .sections(answers)
    .flatMap(({ questions }) => questions)
    .find((question) => question.name === name)?.asks ?? '';

test('before anything is written the test is asked as it is printed', () => {
  expect(asked({}, 'why')).toBe('Why that?');
  expect(asked({}, 'different')).toBe('How will your life be different when you have it?');
});

test('the test is filled with the very words given, the latest unless another is chosen', () => {
  const answers = { hoped: 'A degree', soon: 'a place over the garage.\nWith a door.' };
  expect(asked(answers, 'why')).toBe('Why “a place over the garage. With a door”?');
  expect(asked({ ...answers, tested: 'hoped' }, 'why')).toBe('Why “A degree”?');
  expect(asked({ ...answers, tested: 'lottery' }, 'different')).toBe(
    'How will your life be different when you have it: “a place over the garage. With a door”?',
  );
  expect(reasonIn({ soon: ' \n' })).toBeNull();
});

test('a long answer is quoted up to a word', () => {
  const quoted = reasonIn({ lottery: 'boats for kids '.repeat(40) }) ?? '';
  expect(quoted).toMatch(/^boats for kids .*\w…$/);
  expect(quoted.length).toBeLessThanOrEqual(161);
});

test('every question has a name of its own', () => {
  const names = questionsOf(whyConversation).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
