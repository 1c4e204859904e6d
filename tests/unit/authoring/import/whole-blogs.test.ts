import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesOf, runRealImport, testFolder } from './run-import.ts';

async function blog(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await testFolder();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

const article = (folder: string, slug: string): Promise<string> =>
  readFile(join(folder, 'content/articles', `${slug}.mdx`), 'utf8');
const words = 'Words enough to make a description of, and a few more.';

describe('an export of WordPress', () => {
  const site = 'https://old.example';
  const item = (id: number, type: string, link: string, rest: string): string =>
    `<item><title>Number ${id}</title><link>${site}${link}</link><guid>${site}/?p=1</guid><wp:post_id>${id}</wp:post_id><wp:post_type>${type}</wp:post_type><wp:status>publish</wp:status><wp:post_name>number-${id}</wp:post_name><wp:post_date>2016-05-0${id} 09:00:00</wp:post_date><wp:post_date_gmt>2016-05-0${id} 13:00:00</wp:post_date_gmt>${rest}</item>`;
  const text = (html: string): string =>
    `<content:encoded><![CDATA[<p>${words}</p>${html}]]></content:encoded>`;
  const filed = '<category domain="category" nicename="goals"><![CDATA[Goals]]></category>';
  const wxr = `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:base_blog_url>${site}</wp:base_blog_url>
<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>goals</wp:category_nicename><wp:cat_name>Goals</wp:cat_name></wp:category>
<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>empty</wp:category_nicename><wp:cat_name>Empty</wp:cat_name></wp:category>
${item(1, 'post', '/2016/05/number-1/', filed + text(`<a href="${site}/?p=2">two</a>`))}
${item(2, 'post', '/2016/05/number-2/', filed + text(''))}
${item(3, 'page', '/coaching/number-3/', text(''))}
${item(4, 'attachment', '/2016/05/number-1/number-4/', '<wp:post_parent>1</wp:post_parent>')}
</channel></rss>`;

  test('keeps every post and every address: numbers, attachments, categories, months, pages', async () => {
    const folder = await blog({ 'export.xml': wxr });
    const { output, exit } = await runRealImport(folder, '--pages', join(folder, 'export.xml'));
    expect(exit).toBe(0);
    expect(output).toContain('Found: 4, that is 3 new, 1 left out');
    expect(output).toMatch(/Old addresses: \d+ lead on, 0 can’t/);
    expect(await article(folder, 'number-1')).toContain('[two](/articles/number-2/)');
    expect(await article(folder, 'number-1')).toContain(
      'redirectFrom:\n  - "/2016/05/number-1/"\n  - "/?p=1"\n  - "/2016/05/number-1/number-4/"\n  - "/?attachment_id=4"\n',
    );
    expect(await readFile(join(folder, 'content/pages/number-3.mdx'), 'utf8')).toMatch(
      /^---\ntitle: "Number 3"\ndescription: ".*"\n---\n\nWords/,
    );
    const redirects = await readFile(join(folder, 'content/redirects.txt'), 'utf8');
    expect(redirects.split('\n').slice(1)).toEqual([
      '/coaching/number-3/ /number-3/ 301',
      '/?page_id=3 /number-3/ 301',
      '/category/goals/ /topics/goals/ 301',
      '/?cat=3 /topics/goals/ 301',
      '/2016/05/ /archive/2016/05/ 301',
      '/?m=201605 /archive/2016/05/ 301',
      '/2016/ /archive/2016/ 301',
      '',
    ]);
    const before = await bytesOf(join(folder, 'content'));
    const again = await runRealImport(folder, '--pages', join(folder, 'export.xml'));
    expect(again.output).toContain('3 unchanged');
    expect(await bytesOf(join(folder, 'content'))).toEqual(before);
  });

  test('leaves a page alone that its owner has, and says so', async () => {
    const own = '---\ntitle: Mine\n---\n\nMine.\n';
    const folder = await blog({ 'export.xml': wxr, 'content/pages/number-3.mdx': own });
    const { output } = await runRealImport(
      folder,
      '--pages',
      '--overwrite',
      join(folder, 'export.xml'),
    );
    expect(output).toContain('1 kept');
    expect(await readFile(join(folder, 'content/pages/number-3.mdx'), 'utf8')).toBe(own);
  });
});

describe('a folder of Markdown', () => {
  const post = (title: string, body: string): string =>
    `---\ntitle: ${title}\ndate: 2016-05-03\ncategories: [Goals]\n---\n${words}\n\n${body}\n`;

  test('keeps links between its posts, and the headings they lead to', async () => {
    const folder = await blog({
      'old/_config.yml': 'permalink: /:year/:title/',
      'old/_posts/2016-05-03-one.md': post(
        'One',
        `[a](2016-05-04-two.md) [b](2016-05-04-two.md#why-so) [c](2016-05-04-two.md#gone) [d]({% post_url 2016-05-04-two %}#named) [e]({{ site.baseurl }}/2016/two/) [f](#mine) [g](#nowhere)

## Mine, *too* {#mine}

{% highlight js %}
let a = "{% post_url x %}";
{% endhighlight %}`,
      ),
      'old/_posts/2016-05-04-two.md': post(
        'Two',
        '## Why “so”?\n\nHere.\n\n<h2 id="named">Called else</h2>\n\nThere.',
      ),
    });
    const { exit, complaints } = await runRealImport(folder, join(folder, 'old'));
    expect(complaints).toBe('');
    expect(exit).toBe(0);
    const mdx = await article(folder, 'one');
    expect(mdx).toContain(
      '[a](/articles/two/) [b](/articles/two/#why-so) [c](/articles/two/) [d](/articles/two/#called-else) [e](/articles/two/) [f](#mine-too) g\n',
    );
    expect(mdx).toContain('\n## Mine, *too*\n\n```js\nlet a = "{% post_url x %}";\n```\n');
  });

  test('that nobody knows the addresses of is imported, and is no success', async () => {
    const folder = await blog({ 'old/one.md': post('One', '') });
    const { exit, complaints } = await runRealImport(folder, join(folder, 'old'));
    expect(exit).toBe(1);
    expect(complaints).toContain("--permalink '/blog/:year/:month/:slug/'");
    expect(await readdir(join(folder, 'content/articles'))).toEqual(['one.mdx']);
    const told = await runRealImport(
      folder,
      '--permalink',
      '/b/:slug/',
      '--overwrite',
      join(folder, 'old'),
    );
    expect(told.exit).toBe(0);
    expect(await article(folder, 'one')).toContain('redirectFrom:\n  - "/b/one/"');
  });
});

test('a title longer than a headline may be stays whole', async () => {
  const title = 'A title of many words '.repeat(12).trim();
  const folder = await blog({ 'one.md': `---\ntitle: ${title}\n---\n${words}\n` });
  await runRealImport(folder, join(folder, 'one.md'));
  const [name = ''] = await readdir(join(folder, 'content/articles'));
  const mdx = await article(folder, name.replace('.mdx', ''));
  expect(mdx).toMatch(/^title: ".{150,200}…"$/m);
  expect(mdx).toContain(`\n\n${title}\n\n${words}`);
});

test('an article of a foreign script keeps its own slug, spelled in Latin letters', async () => {
  const feed = `<rss><channel><item><title>今日の目標</title><link>https://old.example/%E4%BB%8A%E6%97%A5/</link><pubDate>3. Mai 2016</pubDate><description>${words}</description></item></channel></rss>`;
  const folder = await blog({ 'feed.xml': feed });
  await runRealImport(folder, join(folder, 'feed.xml'));
  expect(await article(folder, 'jin-ri')).toMatch(/\npublished: 2016-05-03\n/);
});
