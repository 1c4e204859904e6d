import { describe, expect, test } from 'vitest';
import { openLink, readerLink, signLink } from '../../../src/updates/readers/links/signed-links.ts';
import type { LinkKeys } from '../../../src/updates/readers/links/signed-links.ts';

const older = { id: 'a', key: Buffer.alloc(32, 1) };
const newer = { id: 'b', key: Buffer.alloc(32, 2) };
const keys: LinkKeys = [newer, older];
const publicId = '0123456789abcdef0123456789abcdef';
const content = { publicId, epoch: 3, expires: 1_900_000_000 };
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
    const foreign = signLink('confirm', content, [{ id: 'b', key: Buffer.alloc(32, 9) }]);
    const unknown = signLink('confirm', content, [{ id: 'z', key: newer.key }]);
    for (const forged of ['', token.slice(0, -1), `${token}A`, ` ${token}`, foreign, unknown])
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
    const old = signLink('confirm', content, [older]);
    expect(openLink('confirm', old, keys, now).ok).toBe(true);
    expect(openLink('confirm', old, [newer], now).ok).toBe(false);
  });

  test('in a mail confirms for 72 hours and unsubscribes for ever', () => {
    const reader = { public_id: publicId, token_epoch: 3 };
    const confirm = readerLink('https://example.com/updates/', 'confirm', reader, keys, now);
    expect(confirm).toMatch(/^https:\/\/example\.com\/updates\/confirm\/[\w.-]+$/);
    expect(openLink('confirm', tokenOf(confirm), keys, now + 72 * 3600 - 1).ok).toBe(true);
    expect(openLink('confirm', tokenOf(confirm), keys, now + 72 * 3600).ok).toBe(false);
    const leave = readerLink('https://example.com/updates/', 'unsubscribe', reader, keys, now);
    expect(openLink('unsubscribe', tokenOf(leave), keys, now * 2)).toMatchObject({
      publicId,
    });
  });
});

function tokenOf(link: string): string {
  return link.slice(link.lastIndexOf('/') + 1);
}
