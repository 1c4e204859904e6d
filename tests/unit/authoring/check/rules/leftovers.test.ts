import { expect, test } from 'vitest';
import { leftovers } from '../../../../../src/authoring/check/rules/leftovers.ts';
import { descriptionToWrite } from '../../../../../src/authoring/new-article-text.ts';
import { article, inFile } from '../written.ts';

test.each([
  'Then TODO the sums.',
  'He sold TK of them.',
  'He sold TKTK of them.',
  'FIXME: wrong year.',
  'She called XXX twice.',
  'Lorem ipsum dolor.',
  'Call [insert name] today.',
  'It went […] from there.',
])('an error: %s', async (sentence) => {
  const found = await inFile(leftovers, article(`One line.\n\n${sentence}`));
  expect(found).toMatchObject([{ level: 'error', at: { line: 11 } }]);
});

test.each([
  'Put it on your TODO list.',
  'She sold lifts for TK Elevator.',
  'The ATK and the TKO.',
  'They met at Super Bowl XXX.',
  'Write `TODO` in the code.',
  '{/* TODO: count again */}',
  '“It went […] from there,” he said.',
  '> It went […] from there.',
  'Hi [first name], here is your invoice.',
])('nothing: %s', async (sentence) => {
  expect(await inFile(leftovers, article(sentence))).toEqual([]);
});

test('a note in the title or under the cover is found too', async () => {
  const fields = {
    title: 'Sales in TK',
    cover: '\n  src: ./a.png\n  alt: A ladder\n  caption: TODO',
  };
  const found = await inFile(leftovers, article('Words.', fields));
  expect(found.map(({ at }) => at.line)).toEqual([3, 10]);
});

test('in an article that was moved in they stop no build', async () => {
  const found = await inFile(leftovers, article('A TODO.', { mail: '{ send: false }' }));
  expect(found).toMatchObject([{ level: 'warning' }]);
});

test('the description a new article begins with has to be written', async () => {
  const source = article('Words.', { description: descriptionToWrite });
  expect(await inFile(leftovers, source)).toMatchObject([{ level: 'error' }]);
});
