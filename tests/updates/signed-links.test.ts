import { describe, expect, test } from 'vitest';
import { openLink, signLink } from '../../src/updates/core/signed-links.ts';
import type { LinkKeys } from '../../src/updates/core/signed-links.ts';

const keys: LinkKeys = { current: 'b', keys: { a: Buffer.alloc(32, 1), b: Buffer.alloc(32, 2) } };
const content = { subscriber: '42', epoch: 3, expires: 1_900_000_000, note: 'weekly' };
const now = 1_800_000_000;

describe('a signed link', () => {
  const token = signLink('confirm', content, keys);

  test('gives back what was signed', () => {
    expect(openLink('confirm', token, keys, now)).toEqual({ ok: true, ...content });
  });

  test('is worth nothing for another purpose', () => {
    expect(openLink('preferences', token, keys, now)).toEqual({ ok: false, reason: 'forged' });
    expect(openLink('unsubscribe', token, keys, now)).toEqual({ ok: false, reason: 'forged' });
  });

  test('is forged after any change of one character', () => {
    for (let place = 0; place < token.length; place += 1) {
      for (const letter of ['0', 'A', '.', '-', '\n']) {
        if (token[place] === letter) continue;
        const changed = token.slice(0, place) + letter + token.slice(place + 1);
        expect(openLink('confirm', changed, keys, now), changed).toEqual({
          ok: false,
          reason: 'forged',
        });
      }
    }
  });

  test('is forged when cut, lengthened, empty or signed by a key that isn’t ours', () => {
    const foreign = signLink('confirm', content, {
      current: 'b',
      keys: { b: Buffer.alloc(32, 9) },
    });
    const unknown = signLink('confirm', content, {
      current: 'z',
      keys: { z: Buffer.alloc(32, 2) },
    });
    const inherited = token.replace(/^b/, 'constructor');
    for (const forged of [
      '',
      token.slice(0, -1),
      `${token}A`,
      ` ${token}`,
      foreign,
      unknown,
      inherited,
    ])
      expect(openLink('confirm', forged, keys, now)).toEqual({ ok: false, reason: 'forged' });
  });

  test('stops at its end, to the second', () => {
    expect(openLink('confirm', token, keys, content.expires - 1).ok).toBe(true);
    expect(openLink('confirm', token, keys, content.expires)).toEqual({
      ok: false,
      reason: 'expired',
    });
  });

  test('without an end is good for ever', () => {
    const forever = signLink('unsubscribe', { ...content, expires: null }, keys);
    expect(openLink('unsubscribe', forever, keys, now + 100 * 365 * 86_400).ok).toBe(true);
  });

  test('made with an older key is good while that key is listed', () => {
    const old = signLink('confirm', content, { ...keys, current: 'a' });
    expect(openLink('confirm', old, keys, now).ok).toBe(true);
    const { b } = keys.keys;
    expect(openLink('confirm', old, { current: 'b', keys: b ? { b } : {} }, now).ok).toBe(false);
  });

  test('refuses to carry anything that could be read as more than a word', () => {
    expect(() => signLink('confirm', { ...content, note: 'each.1' }, keys)).toThrow(
      /letters, digits/,
    );
    expect(() => signLink('confirm', { ...content, subscriber: '4 2' }, keys)).toThrow(
      /letters, digits/,
    );
  });
});
