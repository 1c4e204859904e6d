import { expect, test } from 'vitest';
import { readingMinutes, wordCount } from '../../../src/article-text/reading-time.ts';

test('238 words are a minute, one more begins the next', () => {
  expect(readingMinutes('word '.repeat(238), 'en-US')).toBe(1);
  expect(readingMinutes('word '.repeat(239), 'en-US')).toBe(2);
});

test('even an empty article takes a minute', () => {
  expect(readingMinutes('', 'en-US')).toBe(1);
});

test('markup, component tags and link targets are not read', () => {
  const markdown = `import X from '../articles/x'\n\n<SteppingStone goal={1_000_000} weeksOff={2} />\n\n${'[word](/articles/some-long-address/) '.repeat(238)}`;
  expect(readingMinutes(markdown, 'en-US')).toBe(1);
});

test('punctuation is no word; a contraction is one', () => {
  expect(wordCount('Don’t stop – ever.', 'en-US')).toBe(3);
});
