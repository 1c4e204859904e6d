import { describe, expect, it } from 'vitest';
import { oldBlogAt } from '../../../../src/authoring/import/old-blogs.ts';
import { folderOf } from '../../../serving/served-site.ts';
import { exportOf, oldArticlesIn, written } from './old-articles.ts';

describe('the kind of an export', () => {
  it.each([
    ['wordpress.xml', 'WordPress export (WXR)'],
    ['ghost.json', 'Ghost export (JSON)'],
    ['feed.json', 'JSON Feed'],
    ['feed-rss.xml', 'feed (RSS or Atom)'],
    ['feed-atom.xml', 'feed (RSS or Atom)'],
    ['hubspot.csv', 'HubSpot export (CSV)'],
    ['hubspot-pages', 'HubSpot export (folder of HTML pages)'],
    ['markdown', 'folder of Markdown files'],
  ])('is told by what is in it, whatever %s is called', async (name, kind) => {
    expect((await oldBlogAt(exportOf(name))).name).toBe(kind);
  });

  it.each([
    ['', 'is empty'],
    ['PK\u0003\u0004', 'is a ZIP archive. Unpack it'],
    ['\u0001\u0002\u0003\u0004', 'is no text file'],
    ['{"some":"json"}', 'is no export that can be read'],
    ['<urlset><url/></urlset>', 'is no export that can be read'],
  ])('is none: %j', async (content, reason) => {
    const path = await written(content, 'export');
    await expect(oldBlogAt(path)).rejects.toThrow(reason);
    await expect(oldBlogAt(path)).rejects.toThrow('What can be read: WordPress export (WXR), feed');
  });

  it('is none where nothing is, or in a folder of other things', async () => {
    await expect(oldBlogAt('/nowhere/at/all')).rejects.toThrow('there is no such file or folder');
    await expect(oldBlogAt(await folderOf({ 'a.png': '' }))).rejects.toThrow('neither HTML nor');
  });
});

describe('an encoding', () => {
  const feed = (declared: string, title: string): string =>
    `<?xml version="1.0"${declared}?><rss><channel><item><title>${title}</title></item></channel></rss>`;
  const utf16 = Buffer.from(`\uFEFF${feed('', 'Café “talk” 🙂')}`, 'utf16le');
  const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${feed('', 'Café “talk” 🙂')}`), 'Café “talk” 🙂'],
    ['UTF-16, little end first', utf16, 'Café “talk” 🙂'],
    ['UTF-16, big end first', Buffer.from(utf16).swap16(), 'Café “talk” 🙂'],
    ['as declared', latin(feed(' encoding="ISO-8859-1"', 'Caf\xe9 \x93talk\x94')), 'Café “talk”'],
    ['with NULs', feed('', 'Ca\u0000f\u0001é'), 'Café'],
  ])('%s is read', async (_, content, title) => {
    const { articles } = await oldArticlesIn(content, 'feed.xml');
    expect(articles.map((article) => article.title)).toEqual([title]);
    expect(articles[0]).not.toHaveProperty('lost');
  });

  it('that is mixed is read letter by letter, and the article says so', async () => {
    const mixed = Buffer.concat([
      Buffer.from('<rss><channel><item><title>Müßig</title></item>\n'),
      latin('<item><title>Caf\xe9 '),
      Buffer.from('über “all”</title></item>\n<item><title>Ende</title></item></channel></rss>'),
    ]);
    const { articles } = await oldArticlesIn(mixed, 'feed.xml');
    expect(articles.map(({ title }) => title)).toEqual(['Müßig', 'Café über “all”', 'Ende']);
    expect(articles.map(({ lost }) => lost?.length ?? 0)).toEqual([0, 1, 0]);
    expect(articles[1]?.lost?.[0]).toContain('windows-1252');
  });

  it('is read right across the pieces a file comes in', async () => {
    const title = 'é🙂“'.repeat(30_000);
    const { articles } = await oldArticlesIn(feed('', title), 'feed.xml');
    expect(articles[0]?.title).toBe(title);
    expect(articles[0]).not.toHaveProperty('lost');
  });

  it('that nobody knows is named', async () => {
    await expect(oldArticlesIn(feed(' encoding="x-odd"', 'A'), 'feed.xml')).rejects.toThrow(
      'feed.xml, line 1: the file says it is written in "x-odd"',
    );
  });
});
