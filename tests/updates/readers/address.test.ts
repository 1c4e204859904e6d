import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  mailboxOf,
  parseAddress,
  redacted,
  redactedAddress,
} from '../../../src/updates/readers/address.ts';
import { emailKey } from '../../../src/updates/readers/email-key.ts';
import { dangerousAddresses } from './dangerous-addresses.ts';

function accepted(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`${JSON.stringify(text)} was refused: ${parsed.sentence}`);
  return parsed;
}

describe('an address', () => {
  test.each([
    ['dana@example.com', 'dana@example.com'],
    ['  dana@example.com\t', 'dana@example.com'],
    ['Dana.Whitlock+blog@Example.COM', 'Dana.Whitlock+blog@example.com'],
    ["o'neill_99@mail.example.co.uk", "o'neill_99@mail.example.co.uk"],
    ['x@bücher.example', 'x@xn--bcher-kva.example'],
    ['x@xn--bcher-kva.example', 'x@xn--bcher-kva.example'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%j is kept as %j', (typed, kept) => {
    expect(accepted(typed).address).toBe(kept);
  });

  test.each(dangerousAddresses)('$name is refused with a sentence', ({ text }) => {
    const parsed = parseAddress(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.sentence).toMatch(/^[A-Z].{15,160}\.$/);
  });

  test('with a line break in it is told apart from one with a wrong sign', () => {
    expect(parseAddress('dana@example.com\r\n')).toMatchObject({
      sentence: expect.stringContaining('line break'),
    });
  });

  test('holds nothing mail software could read as more than one recipient, whatever is typed', () => {
    const pieces = fc.constantFrom(
      'a',
      'b.c',
      '@',
      ',',
      ';',
      '\r\n',
      '\0',
      '"',
      '<',
      '>',
      '(',
      ' ',
      '.',
      'example.com',
      'ü',
      '，',
      '\u2028',
      ':',
      '\\',
      '[127.0.0.1]',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
          fc.emailAddress(),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const parsed = parseAddress(text);
          if (parsed.ok)
            expect(parsed.address).toMatch(
              /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/,
            );
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('is one reader in capitals and in small letters, and two with different tags', () => {
    const key = Buffer.alloc(32, 1);
    const keyOf = (text: string): string => emailKey(accepted(text).address, key);
    expect(keyOf('Dana@Example.com')).toBe(keyOf('dana@example.com'));
    expect(keyOf('dana+a@example.com')).not.toBe(keyOf('dana@example.com'));
    expect(emailKey('dana@example.com', Buffer.alloc(32, 2))).not.toBe(keyOf('dana@example.com'));
  });

  test('shares a mailbox with its tagged and dotted spellings', () => {
    expect(mailboxOf(accepted('dana+one@example.com'))).toBe('dana@example.com');
    expect(mailboxOf(accepted('d.a.na+two@googlemail.com'))).toBe('dana@gmail.com');
    expect(mailboxOf(accepted('d.ana@example.com'))).toBe('d.ana@example.com');
  });

  test('shows three letters at most in a log', () => {
    expect(redactedAddress('dana.whitlock@example.com')).toBe('d…@e….com');
    expect(redacted('550 <dana@example.com>: unknown, to=o.neill@mail.example.org')).toBe(
      '550 <d…@e….com>: unknown, to=o…@m….org',
    );
  });
});
