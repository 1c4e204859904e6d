import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tokenColour } from '../../../src/styles/palette.ts';
import { letterStyles } from '../../../src/updates/mail/letter-styles.ts';

const tokens = readFileSync('src/styles/tokens.css', 'utf8');

test('a token of two looks and one of one', () => {
  const { light, dark } = tokenColour('paper');
  expect(tokens).toContain(`--paper: light-dark(${light}, ${dark});`);
  const marker = tokenColour('marker');
  expect(tokens).toContain(`--marker: ${marker.light};`);
  expect(marker.dark).toBe(marker.light);
});

test('what isn’t a colour is a sentence that says what to write', () => {
  expect(() => tokenColour('measure')).toThrow(/--measure is "35rem"\. Mails and pictures need/);
  expect(() => tokenColour('highlighter')).toThrow(/--highlighter is missing/);
});

test('mails have no colour of their own', () => {
  for (const [colour] of letterStyles.matchAll(/#[\da-f]{3,8}\b/gi)) {
    expect(tokens, colour).toContain(colour);
  }
});
