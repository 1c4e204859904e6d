import { expect, test } from 'vitest';
import { readMissingAddress } from '../../../src/articles/missing-address.ts';

test.each([
  ['/articles/a-quota-isnt-a-reason/', 'a quota isnt a reason', undefined],
  ['/blog/2025/06/there-by-may.html', 'there by may', '2025-06'],
  ['/2025-01-07-two_back_to_back', 'two back to back', '2025-01'],
  ['/caf%C3%A9-closing/', 'café closing', undefined],
  ['/%E0%A4%A/', 'E0 A4 A', undefined],
  ['/archive/2025/13/', '', undefined],
  ['/', '', undefined],
])('%s asks for “%s”', (path, words, month) => {
  expect(readMissingAddress(path)).toEqual({ words, month });
});
