import { expect, test } from 'vitest';
import { publishOn } from '../../../../src/authoring/desk/publish-on.ts';

const source = `---
# Says for ever which article this is.
id:   k4w9t2pz
title: "A title: with  spaces"
published: 2026-05-14   # the day
topics: [ goals,  coaching ]
draft: true # not yet
---

published: 2020-01-01, says the body.
`;

test('the day and the draft are written, and every other character stays', () => {
  expect(publishOn(source, '2027-01-04')).toBe(
    source
      .replace('published: 2026-05-14', 'published: 2027-01-04')
      .replace('draft: true', 'draft: false'),
  );
});

test('a moment is written as it is', () => {
  expect(publishOn(source, '2027-01-04T07:30:00Z')).toContain(
    'published: 2027-01-04T07:30:00Z   # the day',
  );
});

test('Windows’ line ends, a byte order mark and quotes stay', () => {
  const windows = `\uFEFF${source.replace('2026-05-14', '"2026-05-14"').replaceAll('\n', '\r\n')}`;
  expect(publishOn(windows, '2027-01-04')).toBe(
    windows.replace('"2026-05-14"', '2027-01-04').replace('draft: true', 'draft: false'),
  );
});

test.each([
  ['---\ntitle: x\n---\nBody', '---\ntitle: x\npublished: 2027-01-04\n---\nBody'],
  ['---\npublished:\ntitle: x\n---\n', '---\npublished: 2027-01-04\ntitle: x\n---\n'],
])('a day that is missing is added: %j', (without, written) => {
  expect(publishOn(without, '2027-01-04')).toBe(written);
});

test.each(['2026-02-30', 'tomorrow', '2026-1-1', '2026-05-14\ndraft: true'])(
  '%j is no day, and says so',
  (day) => {
    expect(() => publishOn(source, day)).toThrow('is no day');
  },
);

test('nothing is written into front matter that can’t be read', () => {
  expect(() => publishOn('---\na: b: c\n---\n', '2027-01-04')).toThrow('mend it first');
  expect(() => publishOn('Words.', '2027-01-04')).toThrow('no front matter');
});
