import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { oldBlogAt } from '../../../../src/authoring/import/old-blogs.ts';
import { folderOf } from '../../../serving/served-site.ts';
import { exportOf, oldArticlesAt, oldArticlesIn, quietly } from './old-articles.ts';

describe('an export that is cut off', () => {
  it.each([
    'feed-rss.xml',
    'feed-atom.xml',
    'feed.json',
    'hubspot.csv',
    'latin1.xml',
    'pasted.txt',
  ])('at any tenth byte gives articles, or a sentence with the place: %s', async (name) => {
    const whole = await readFile(exportOf(name));
    const oldBlog = await oldBlogAt(exportOf(name));
    const path = join(await folderOf({ [name]: '' }), name);
    const ends = { whole: 0, refused: 0 };
    for (let end = 10; end < whole.length; end += 10) {
      await writeFile(path, whole.subarray(0, end));
      try {
        for await (const article of oldBlog.articles(path, quietly)) {
          expect(article.source).toMatch(/, (?:line|item) \d+$/);
        }
        ends.whole += 1;
      } catch (error) {
        expect(String(error)).toMatch(new RegExp(`^Error: ${name}, line \\d+(?:, column \\d+)?: `));
        ends.refused += 1;
      }
    }
    expect(ends.whole + ends.refused).toBe(Math.floor((whole.length - 1) / 10));
    // In XML and JSON nothing but the end is the end.
    if (/xml|json/.test(name)) expect(ends.whole).toBeLessThanOrEqual(1);
  });

  it('gives the articles before the damage, and says what it was in', async () => {
    const whole = await readFile(exportOf('wordpress.xml'), 'utf8');
    const cut = whole.slice(0, whole.indexOf('<title>Next year'));
    const read: string[] = [];
    const path = join(await folderOf({ 'export.xml': cut }), 'export.xml');
    const oldBlog = await oldBlogAt(path);
    await expect(
      (async () => {
        for await (const { identity } of oldBlog.articles(path, quietly)) read.push(identity);
      })(),
    ).rejects.toThrow(
      'export.xml, line 118, column 3: the file ends inside a <item> that began on line 117: it seems to be cut off. Export it again.',
    );
  });

  it('names line and column in JSON', async () => {
    await expect(
      oldArticlesIn(
        '{"version":"https://jsonfeed.org/version/1",\n "items": [{"id":"1"},\n  oops]}',
        'a.json',
      ),
    ).rejects.toThrow("a.json, line 3, column 3: this can't be read as JSON.");
    await expect(
      oldArticlesIn(
        '{"version":"https://jsonfeed.org/version/1",\n "items": [{"id":"1"}',
        'a.json',
      ),
    ).rejects.toThrow('a.json, line 2, column 22: the file ends too early');
  });
});

it('10,000 items are read one at a time', async () => {
  const items = Array.from(
    { length: 10_000 },
    (_, index) =>
      `<item><title>Item ${index}</title><link>https://old.example/${index}</link></item>`,
  );
  const { articles, read } = await oldArticlesIn(
    `<rss><channel>${items.join('\n')}</channel></rss>`,
    'feed.xml',
  );
  expect(articles).toHaveLength(10_000);
  expect(new Set(articles.map(({ identity }) => identity)).size).toBe(10_000);
  expect(read.length).toBeGreaterThan(5);
  expect(articles.at(-1)?.source).toBe('feed.xml, line 10000');
});

it('two posts of one address stay two', async () => {
  const { articles } = await oldArticlesAt(exportOf('hubspot.csv'));
  expect(articles.filter(({ title }) => title === 'The yes')).toHaveLength(2);
});
