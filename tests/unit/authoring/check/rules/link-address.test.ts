import { expect, test } from 'vitest';
import { linkAddress } from '../../../../../src/authoring/check/rules/links/link-address.ts';
import { missingImport } from '../../../../../src/authoring/check/rules/build/missing-import.ts';
import { relativeLink } from '../../../../../src/authoring/check/rules/links/relative-link.ts';
import { article, inFile, inSite } from '../written.ts';

test.each([
  ['[Write](coach@example.com)', 'mailto:coach@example.com'],
  ['[Look](http://)', 'write the whole of it'],
])('%s leads nowhere', async (body, sentence) => {
  const found = await inFile(linkAddress, article(body));
  expect(found).toMatchObject([{ level: 'error', at: { line: 9 } }]);
  expect(found[0]?.sentence).toContain(sentence);
  expect(await inSite(relativeLink, { 'articles/one.mdx': article(body) })).toEqual([]);
});

test('whole addresses are left alone', async () => {
  const body = '[a](mailto:coach@example.com) [b](https://example.com/@coach) [c](/about/) [d](#x)';
  expect(await inFile(linkAddress, article(body))).toEqual([]);
});

test('an import of what isn’t there is found in its line', async () => {
  const body = "import Own from './own.astro'\nimport { z } from 'zod'\n\n<Own />";
  expect(await inSite(missingImport, { 'articles/one.mdx': article(body) })).toMatchObject([
    { level: 'error', at: { line: 9 } },
  ]);
});
