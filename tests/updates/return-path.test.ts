import { describe, expect, test } from 'vitest';
import { deliveryOfReturnPath, returnPath } from '../../src/updates/inbound/return-path.ts';

const key = Buffer.alloc(32, 5);
const delivery = { issue: '17', subscriber: '900123' };
const address = returnPath('bounces@example.com', delivery, key);

describe('a return path', () => {
  test('names its delivery, also after a mail server has changed its case', () => {
    expect(deliveryOfReturnPath(address, key)).toEqual(delivery);
    expect(deliveryOfReturnPath(address.toUpperCase(), key)).toEqual(delivery);
  });

  test('names none after any change of one character of its name', () => {
    for (let place = 0; place < address.indexOf('@'); place += 1) {
      const changed = `${address.slice(0, place)}${address[place] === '1' ? '2' : '1'}${address.slice(place + 1)}`;
      if (place > 'bounces'.length)
        expect(deliveryOfReturnPath(changed, key), changed).toBeUndefined();
    }
  });

  test('names none when signed with another key, or in any other address', () => {
    expect(deliveryOfReturnPath(address, Buffer.alloc(32, 6))).toBeUndefined();
    for (const other of [
      '',
      '@',
      'bounces@example.com',
      'bounces+17_900123@example.com',
      `${address}@x`,
    ])
      expect(deliveryOfReturnPath(other, key), other).toBeUndefined();
  });

  test('fits a local part, or says so', () => {
    const longest = returnPath(
      'bounces@example.com',
      { issue: '9'.repeat(15), subscriber: '9'.repeat(15) },
      key,
    );
    expect(longest.indexOf('@')).toBeLessThanOrEqual(64);
    expect(() => returnPath(`${'b'.repeat(60)}@example.com`, delivery, key)).toThrow(/shorten/);
  });
});
