import { expect, test } from 'vitest';
import { letterText } from '../../../src/updates/mail/letter.ts';
import { plainText } from '../../../src/updates/mail/text-of-html.ts';

test('a calculator keeps its sentence, before its figures', () => {
  const text = plainText(
    '<p>See:</p><table class="worksheet"><caption><strong>Stepping stone.</strong> To sell $1,000,000, sell $20,000 a week.</caption><tbody><tr><th>Each week</th><td>$20,000</td></tr></tbody></table>',
  );
  expect(text).toBe(
    'See:\n\nStepping stone. To sell $1,000,000, sell $20,000 a week.\n\nEach week   $20,000',
  );
});

test('a picture says what it shows, and one without words nothing', () => {
  expect(
    plainText(
      '<p>Look:</p><img src="/a.png" alt="Five boxes, four ticked"><img src="/b.png" alt="">',
    ),
  ).toBe('Look:\n\n[Picture: Five boxes, four ticked]');
});

test('each address stands on a line of its own, uncut, under the words that lead to it', () => {
  const long = `https://example.com/${'a'.repeat(120)}`;
  expect(
    plainText(
      `<p>Read <a href="${long}">the first</a> and <a href="https://b.example/">the second</a>.</p>`,
    ),
  ).toBe(`Read the first and the second.\n${long}\nhttps://b.example/`);
  expect(
    plainText(`<ul><li><a href="${long}">One</a></li><li>Two</li></ul>`)
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual(['* One', long, '* Two']);
});

test('an address that is its own words stands once', () => {
  expect(plainText('<p><a href="https://b.example/">https://b.example/</a></p>')).toBe(
    'https://b.example/',
  );
});

test('the foot stands under two hyphens and a space, so that programs know it', () => {
  const text = letterText({
    body: '<p>Hello</p>',
    foot: ['You asked for this.', '<a href="https://b.example/">Stop</a>'],
  });
  expect(text).toBe('Hello\n\n-- \nYou asked for this.\n\nStop\nhttps://b.example/\n');
});
