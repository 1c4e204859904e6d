import { expect, test } from 'vitest';
import { relativeLink } from '../../../../../src/authoring/check/rules/links/relative-link.ts';
import { article, inShort, inSite } from '../written.ts';

async function linking(address: string): Promise<string[]> {
  const there = article('Words.', { id: 'there-id' });
  const from = article(`See [what it says](${address}).`);
  return inShort(
    await inSite(relativeLink, { 'articles/one.mdx': from, 'articles/there.mdx': there }),
  );
}

test.each([
  ['../there/', 'warning', 'write /articles/there/.'],
  ['../there/#part', 'warning', 'write /articles/there/#part.'],
  ['there.mdx', 'error', 'write /articles/there/.'],
  ['./there.mdx', 'error', 'write /articles/there/.'],
  ['there', 'error', 'write the whole path, /articles/there/.'],
  ['search/', 'error', 'write the whole path, /search/.'],
  ['www.example.com/page', 'error', 'write https://www.example.com/page.'],
])('%s: %s', async (address, level, sentence) => {
  const [found] = await linking(address);
  expect(found).toMatch(new RegExp(`^${level} 9:5 `));
  expect(found).toContain(sentence);
});

test.each(['/articles/there/', '#part', 'https://example.com/', 'mailto:dana@example.com'])(
  'nothing: %s',
  async (address) => {
    expect(await linking(address)).toEqual([]);
  },
);
