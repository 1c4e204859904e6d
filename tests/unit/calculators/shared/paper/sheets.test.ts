import fc from 'fast-check';
import { expect, test } from 'vitest';
import { justInTime } from '../../../../../src/calculators/just-in-time/paper.ts';
import { inWords, questionsOf } from '../../../../../src/calculators/shared/paper/paper.ts';
import type { Sheet } from '../../../../../src/calculators/shared/paper/paper.ts';
import {
  LONGEST_ANSWER,
  sheetsFromJson,
  sheetsToJson,
} from '../../../../../src/calculators/shared/paper/sheets-as-json.ts';
import { sheetsAsText } from '../../../../../src/calculators/shared/paper/sheets-as-text.ts';
import { whyConversation } from '../../../../../src/calculators/why-conversation/paper.ts';

const papers = [whyConversation, justInTime];

function sheetsOf(names: readonly string[]): fc.Arbitrary<Sheet[]> {
  const answers = fc.dictionary(fc.constantFrom(...names), fc.string({ maxLength: 200 }));
  return fc.uniqueArray(
    fc.record({ id: fc.uuid().map((id) => id.slice(0, 18)), answers }, { noNullPrototype: true }),
    { selector: ({ id }) => id, maxLength: 8 },
  );
}

test.each(papers)('what $title saves as JSON comes back as it was', (paper) => {
  const names = questionsOf(paper).map(({ name }) => name);
  fc.assert(
    fc.property(sheetsOf(names), (sheets) => {
      const { sheets: read } = sheetsFromJson(paper, sheetsToJson(paper, sheets));
      expect(read).toEqual(JSON.parse(JSON.stringify(sheets)));
    }),
  );
});

test.each(papers)('no text makes the reading of $title throw', (paper) => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(sheetsFromJson(paper, text).problem).toMatch(/^This file can’t be read: .+\.$/s);
    }),
  );
});

test('a file that can’t be right is refused as a whole, with what is wrong with it', () => {
  const sheets = [{ id: 'a1', answers: { who: 'Ray' } }];
  const file = { format: 'just-in-time', version: 1, sheets };
  const problemOf = (changed: object): string =>
    sheetsFromJson(justInTime, JSON.stringify({ ...file, ...changed })).problem ?? '';
  expect(problemOf({})).toBe('');
  expect(problemOf({ format: 'why-conversation' })).toContain('it holds something else');
  expect(problemOf({ version: 2 })).toContain('its version isn’t 1');
  expect(problemOf({ sheets: 'none' })).toContain('its list of calls is missing');
  expect(problemOf({ sheets: [...sheets, ...sheets] })).toContain(
    'call 2 of the list is there for the second time',
  );
  expect(problemOf({ sheets: [{ id: '<img>', answers: {} }] })).toContain(
    'no name that can be read',
  );
  expect(problemOf({ sheets: [{ id: 'b', answers: { who: 7 } }] })).toContain('isn’t text');
  const long = { id: 'b', answers: { who: 'x'.repeat(LONGEST_ANSWER + 1) } };
  expect(problemOf({ sheets: [long] })).toContain('far too long');
});

test('answers to questions the paper doesn’t have are left out', () => {
  const text = JSON.stringify({
    format: 'just-in-time',
    version: 1,
    sheets: [{ id: 'a', answers: { cue: 'She paused.', other: 'x', __proto__: 'y' } }],
  });
  expect(sheetsFromJson(justInTime, text).sheets).toEqual([
    { id: 'a', answers: { cue: 'She paused.' } },
  ]);
});

test('as text every answer stands under its question, in the paper’s order', () => {
  const answers = {
    sentence: '“What would you still need to know?”',
    who: 'Dr. Ito',
    day: '2026-11-26',
    kind: 'after',
    happened: 'He’d think about it.\nI said take your time.',
    hardest: 'left over from another kind',
  };
  expect(sheetsAsText(justInTime, [{ id: 'a', answers }])).toBe(
    [
      'Just in time: Dr. Ito, after the call of Nov 26, 2026',
      '='.repeat(53),
      '',
      'Which is it?',
      '    After a call',
      '',
      'With whom',
      '    Dr. Ito',
      '',
      'The day of the call',
      '    Nov 26, 2026',
      '',
      'What happened?',
      '    He’d think about it.',
      '    I said take your time.',
      '',
      'The sentence I’ll say next time',
      '    “What would you still need to know?”',
      '',
    ].join('\n'),
  );
});

test('an amount is read aloud with its sign, once', () => {
  const question = { name: 'takes', asks: '', room: 'dollars' } as const;
  expect(inWords(question, '60,000')).toBe('$60,000');
  expect(inWords(question, '$60k')).toBe('$60k');
});
