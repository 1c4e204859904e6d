import { expect, test } from 'vitest';
import { fixtureSite, fixtureSiteAgain } from './built-files.ts';

test('two builds of the same input at the same moment are the same, byte for byte', () => {
  const [one, other] = [fixtureSite(), fixtureSiteAgain()];
  expect(other.files).toEqual(one.files);
  const different = one.files.filter((file) => !one.bytes(file).equals(other.bytes(file)));
  expect(different).toEqual([]);
});
