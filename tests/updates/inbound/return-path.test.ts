import { describe, expect, test } from 'vitest';
import { deliveryOfReturnPath, returnPath } from '../../../src/updates/inbound/return-path.ts';

const key = { id: 'ab12', key: Buffer.alloc(32, 5) };
const address = returnPath('bounces@example.com', 900_123, [key]);

describe('a return path', () => {
  test('names its delivery, also after a mail server has changed its case', () => {
    expect(deliveryOfReturnPath(address, [key])).toBe(900_123);
    expect(deliveryOfReturnPath(address.toUpperCase(), [key])).toBe(900_123);
  });

  test('names its delivery after a new key came', () => {
    expect(deliveryOfReturnPath(address, [{ id: 'cd34', key: Buffer.alloc(32, 6) }, key])).toBe(
      900_123,
    );
  });

  test('names none after any change of one character behind the plus', () => {
    for (let place = address.indexOf('+'); place < address.indexOf('@'); place += 1) {
      const other = address[place] === '1' ? '2' : '1';
      const changed = address.slice(0, place) + other + address.slice(place + 1);
      expect(deliveryOfReturnPath(changed, [key]), changed).toBeUndefined();
    }
  });

  test('names none when signed with another key, or in any other address', () => {
    expect(
      deliveryOfReturnPath(address, [{ id: 'ab12', key: Buffer.alloc(32, 6) }]),
    ).toBeUndefined();
    const others = ['', '@', 'bounces@example.com', 'bounces+17@example.com', `${address}@x`];
    for (const other of others) expect(deliveryOfReturnPath(other, [key]), other).toBeUndefined();
  });

  test('fits a local part, or says so', () => {
    const longest = returnPath(`${'b'.repeat(26)}@example.com`, Number.MAX_SAFE_INTEGER, [key]);
    expect(longest.indexOf('@')).toBeLessThanOrEqual(64);
    expect(() => returnPath(`${'b'.repeat(60)}@example.com`, 1, [key])).toThrow(/at most/);
  });
});
