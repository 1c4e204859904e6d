import { describe, expect, test } from 'vitest';
import { deliveryOfReturnPath, returnPath } from '../../../src/updates/inbound/return-path.ts';
import type { LinkKeys } from '../../../src/updates/readers/links/signed-links.ts';

const key = { id: 'ab12', key: Buffer.alloc(32, 5) };
const publicId = 'a'.repeat(32);
const address = returnPath('bounces@example.com', { id: 900_123, publicId }, [key]);
const readerOf = (delivery: number) => Promise.resolve(delivery === 900_123 ? publicId : undefined);
const deliveryOf = (given: string, keys: LinkKeys = [key]) =>
  deliveryOfReturnPath(given, keys, readerOf);

describe('a return path', () => {
  test('names its delivery, also after a mail server has changed its case', async () => {
    expect(await deliveryOf(address)).toBe(900_123);
    expect(await deliveryOf(address.toUpperCase())).toBe(900_123);
  });

  test('names its delivery after a new key came', async () => {
    expect(await deliveryOf(address, [{ id: 'cd34', key: Buffer.alloc(32, 6) }, key])).toBe(
      900_123,
    );
  });

  test('names none after any change of one character behind the plus', async () => {
    for (let place = address.indexOf('+'); place < address.indexOf('@'); place += 1) {
      const other = address[place] === '1' ? '2' : '1';
      const changed = address.slice(0, place) + other + address.slice(place + 1);
      expect(await deliveryOf(changed), changed).toBeUndefined();
    }
  });

  test('names none when signed with another key, or in any other address', async () => {
    expect(await deliveryOf(address, [{ id: 'ab12', key: Buffer.alloc(32, 6) }])).toBeUndefined();
    const others = ['', '@', 'bounces@example.com', 'bounces+17@example.com', `${address}@x`];
    for (const other of others) expect(await deliveryOf(other), other).toBeUndefined();
  });

  test('names none when its number belongs to another reader now, or to nobody', async () => {
    for (const reader of ['b'.repeat(32), undefined])
      expect(
        await deliveryOfReturnPath(address, [key], () => Promise.resolve(reader)),
      ).toBeUndefined();
  });

  test('fits a local part, or says so', async () => {
    const longest = returnPath(
      `${'b'.repeat(26)}@example.com`,
      { id: Number.MAX_SAFE_INTEGER, publicId },
      [key],
    );
    expect(longest.indexOf('@')).toBeLessThanOrEqual(64);
    expect(() => returnPath(`${'b'.repeat(60)}@example.com`, { id: 1, publicId }, [key])).toThrow(
      /at most/,
    );
  });
});
