import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fixtureSite } from './built-files.ts';

// The draft and the future article say these words in title, description, body and old address.
const hiddenWords = /zebrafinch|quokkaberr[yi]|secret-draft|the-future/i;

test('no draft and no future article appears in any output file or its name', () => {
  const site = fixtureSite();
  expect(site.files.length).toBeGreaterThan(30);
  const leaks = site.files.filter(
    (file) => hiddenWords.test(file) || hiddenWords.test(textOf(file, site.bytes(file))),
  );
  expect(leaks).toEqual([]);
});

test('a topic with no published article has no page', () => {
  expect(fixtureSite().files.filter((file) => file.includes('unused'))).toEqual([]);
});

test('the search really reads compressed files: a published word is found in the search index', () => {
  const site = fixtureSite();
  const found = site.files.filter((file) => /wombatine/.test(textOf(file, site.bytes(file))));
  expect(found.some((file) => file.startsWith('pagefind/fragment/'))).toBe(true);
  expect(found.some((file) => file.endsWith('.gz'))).toBe(true);
  expect(found.some((file) => file.endsWith('.br'))).toBe(true);
});

/** A file's text, unpacked: the search index is gzip, the copies for servers are gzip and brotli. */
function textOf(file: string, bytes: Buffer): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes).toString('latin1');
  if (file.endsWith('.br')) return brotliDecompressSync(bytes).toString('latin1');
  return bytes.toString('latin1');
}
