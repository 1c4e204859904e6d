import { expect, test } from 'vitest';
import { isExcuse, justInTime } from '../../../../src/calculators/just-in-time/paper.ts';
import { questionsOf } from '../../../../src/calculators/shared/paper/paper.ts';

const sections = (answers: { kind?: string }): string[] =>
  justInTime.sections(answers).map(({ name }) => name);

test('a debrief and a plan ask their own; a blank paper has both', () => {
  expect(sections({ kind: 'after' })).toEqual(['call', 'after']);
  expect(sections({ kind: 'before' })).toEqual(['call', 'before']);
  expect(sections({})).toEqual(['call', 'after', 'before']);
});

test('every question has a name of its own', () => {
  const names = questionsOf(justInTime).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  'Nobody could have closed that one.',
  'Honestly, no one would have.',
  'Nothing',
  '“Nothing. It was the golf thing.”',
  'There was nothing I could do.',
  'He was never going to sign.',
])('“%s” leaves nothing to do', (answer) => {
  expect(isExcuse(answer)).toBe(true);
});

test.each([
  'Say nothing after the price, and count to eight.',
  'Ask the assistant who else could have signed.',
  'I’d ask what nobody else has asked her.',
  '',
])('“%s” is something to do', (answer) => {
  expect(isExcuse(answer)).toBe(false);
});
