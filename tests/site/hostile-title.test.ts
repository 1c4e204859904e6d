import { parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { fixtureSite } from './built-files.ts';
import { searchedPages } from './searched-pages.ts';

const title = `</script><b>"&'`;
const site = fixtureSite();
const page = site.read('articles/hostile-title/index.html');

test('on its page the title is text, in the tab, the heading and the metadata', () => {
  expect(withoutAttributes(page)).not.toContain('</script><b>');
  expect(page).toMatch(/<title>&lt;\/script&gt;&lt;b&gt;&quot;&amp;&#39; \|/);
  expect(page).toMatch(/<h1[^>]*>&lt;\/script&gt;&lt;b&gt;/);
  expect(page).toContain(`property="og:title" content="</script><b>&quot;&amp;'"`);
});

test('in the structured data it is the same string', () => {
  const [, data = ''] =
    /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(page) ?? [];
  const graph = (JSON.parse(data) as { '@graph': Record<string, unknown>[] })['@graph'];
  expect(graph.find((thing) => thing['@type'] === 'BlogPosting')).toMatchObject({
    headline: title,
  });
});

test('in RSS, in JSON Feed and for language models it is the same string', () => {
  expect(parseRssFeed(site.read('rss.xml')).items?.map((item) => item.title)).toContain(title);
  expect(
    parseRssFeed(site.read('archive/2026/03/rss.xml')).items?.map((item) => item.title),
  ).toContain(title);
  const json = JSON.parse(site.read('feed.json')) as { items: { title: string }[] };
  expect(json.items.map((item) => item.title)).toContain(title);
  expect(site.read('llms.txt')).toContain(`[${title}]`);
});

test('in the search index it is the same string', () => {
  expect(searchedPages(site).map(({ meta }) => meta['title'])).toContain(title);
});

test('lists show it as text', () => {
  for (const list of [
    'index.html',
    'archive/index.html',
    'archive/2026/03/index.html',
    'topics/goals/index.html',
  ]) {
    expect(site.read(list)).toContain('&lt;/script&gt;&lt;b&gt;');
    expect(withoutAttributes(site.read(list))).not.toContain('</script><b>');
  }
});

test('it has a picture of its own', () => {
  const picture = site.bytes('social/hostile-title.png');
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(picture.equals(site.bytes('social/plain.png'))).toBe(false);
});

/** In a quoted attribute angle brackets are plain text. */
function withoutAttributes(html: string): string {
  return html.replace(/="[^"]*"/g, '=""');
}
