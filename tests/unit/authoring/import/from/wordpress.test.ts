import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { imported } from '../old-html.ts';
import { exportOf, oldArticlesAt, oldArticlesIn } from '../old-articles.ts';

const site = 'https://closing-time.example';

const item = (fields: string): string =>
  `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:base_blog_url>${site}</wp:base_blog_url><item>${fields}</item></channel></rss>`;

describe('a WordPress export', () => {
  it('gives every field of a post, whatever order the file has', async () => {
    const { name, articles, read } = await oldArticlesAt(exportOf('wordpress.xml'));
    expect(name).toBe('WordPress export (WXR)');
    expect(articles).toHaveLength(5);
    const [quota] = articles;
    expect({ ...quota, body: undefined }).toEqual({
      source: 'wordpress.xml, line 18',
      identity: `${site}/?p=12`,
      address: `${site}/2016/05/the-quota-talk/`,
      otherAddresses: [`${site}/?p=12`, `${site}/2016/05/quota-talk/`, '/?attachment_id=30'],
      title: 'The quota talk & what comes after',
      slug: 'the-quota-talk',
      description: 'What to say in the first five minutes of a quarter, and what to leave out.',
      published: '2016-05-03T13:12:00Z',
      updated: '2018-01-02T10:04:05Z',
      topics: ['Goals', 'Q & A'],
      author: 'Ruth Okafor',
      commentsOff: true,
      cover: { src: `${site}/wp-content/uploads/2016/05/board.png`, alt: 'A "board" & chalk' },
    });
    expect(read.at(-1)).toBe(statSync(exportOf('wordpress.xml')).size);
    expect(read).toEqual(read.toSorted((one, other) => one - other));
  });

  it('keeps the text as it was stored, put together where `]]>` stands in it', async () => {
    const { articles } = await oldArticlesAt(exportOf('wordpress.xml'));
    const html = articles[0]?.body.text ?? '';
    expect(articles[0]?.body.kind).toBe('html');
    expect(html).toContain(
      'begins with the same talk.\nIt is short.\n\n<strong>Ask first.</strong>',
    );
    expect(html).toContain('<li>one\n<ul>\n\t<li>one and a half</li>\n</ul>\n</li>');
    expect(html).toContain('A bracket: a[b[0]]> ends it.');
    expect(html).toContain('[caption id="attachment_30"');
    expect(html).toContain('<p onclick="alert(2)">');
  });

  it('writes galleries as their pictures, and keeps those that it has none of', async () => {
    const { articles } = await oldArticlesAt(exportOf('wordpress.xml'));
    const html = articles[0]?.body.text ?? '';
    const folder = `${site}/wp-content/uploads/2016/05`;
    expect(html).toContain(
      `<figure><img src="${folder}/desk.jpg" alt=""></figure>\n<figure><img src="${folder}/board.png" alt="A &quot;board&quot; &amp; chalk"></figure>`,
    );
    const { articles: others } = await oldArticlesIn(
      item(
        '<wp:post_id>1</wp:post_id><content:encoded><![CDATA[[gallery][gallery ids="8"]]]></content:encoded></item><item><wp:post_id>2</wp:post_id><wp:post_type>attachment</wp:post_type><wp:post_parent>1</wp:post_parent><wp:attachment_url>/a.png</wp:attachment_url>',
      ),
      'export.xml',
    );
    expect(others[0]?.body.text).toBe(
      '<figure><img src="/a.png" alt=""></figure>\n\n[gallery ids="8"]',
    );
  });

  it('leaves what the block editor wrote as it is', async () => {
    const { articles } = await oldArticlesAt(exportOf('wordpress.xml'));
    expect(articles[1]).toMatchObject({
      title: 'Ten calls',
      author: 'guest',
      description: "Ten calls before ten o'clock change the rest of the day.",
      otherAddresses: [`${site}/?p=13`],
    });
    expect(articles[1]?.body.text).toContain('<p>Ten calls\nbefore ten.</p>');
    expect(articles[1]).not.toHaveProperty('commentsOff');
    expect(articles[1]).not.toHaveProperty('draft');
  });

  it('tells drafts, future and private posts apart, and keeps pages and trash out', async () => {
    const { articles, leftOut } = await oldArticlesAt(exportOf('wordpress.xml'));
    expect(articles[2]).toEqual({
      source: 'wordpress.xml, line 103',
      identity: `${site}/?p=14`,
      author: 'Ruth Okafor',
      draft: true,
      body: { kind: 'html', text: '' },
    });
    expect(articles[3]).toMatchObject({ published: '2031-01-01T07:00:00Z' });
    expect(articles[3]).not.toHaveProperty('draft');
    expect(articles[4]).toMatchObject({
      draft: true,
      lost: ['It was private on the old blog, so it comes as a draft'],
    });
    expect(leftOut).toEqual([
      'wordpress.xml, line 141: "Old promise" is in the trash and stays out.',
      'wordpress.xml, line 147: "About me" is a page, not a post, and stays out (--pages brings it).',
      'wordpress.xml: 1 of the kind "course" are no posts and stay out.',
      'wordpress.xml: 2 of the kind "attachment" are no posts and stay out; the pictures among them come along with the posts that show them.',
      'wordpress.xml: of the blocks, core/paragraph came as it was (1); core/table came as it was (1).',
    ]);
  });

  it('takes a post behind a password, or one that waits for review, for a draft', async () => {
    const { articles } = await oldArticlesIn(
      item(
        '<title>Secret</title><wp:post_id>1</wp:post_id><wp:post_password>x</wp:post_password><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item><item><wp:post_id>2</wp:post_id><wp:status>pending</wp:status><wp:post_type>post</wp:post_type>',
      ),
      'export.xml',
    );
    expect(articles.map(({ draft, identity, lost }) => ({ draft, identity, lost }))).toEqual([
      {
        draft: true,
        identity: `${site}/?p=1`,
        lost: ['It was behind a password on the old blog, so it comes as a draft'],
      },
      {
        draft: true,
        identity: `${site}/?p=2`,
        lost: ['It was waiting for review on the old blog, so it comes as a draft'],
      },
    ]);
  });

  it('reads a post whose date in UTC is missing by the one in its feed', async () => {
    const { articles } = await oldArticlesIn(
      item(
        '<wp:post_id>1</wp:post_id><pubDate>Tue, 03 May 2016 09:12:00 -0400</pubDate><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt><wp:post_date>2016-05-03 09:12:00</wp:post_date>',
      ),
      'export.xml',
    );
    expect(articles[0]?.published).toBe('2016-05-03T09:12:00-04:00');
  });

  it('names the line where an item has no end', async () => {
    const broken = item('<title>One</title>\n<item><title>Two</title></item>');
    await expect(oldArticlesIn(broken, 'export.xml')).rejects.toThrow(
      /^export\.xml, line 2, column 7: a <item> begins inside another that began on line 1/,
    );
  });

  it('tells posts of a cloned site apart that share a GUID', async () => {
    const { articles } = await oldArticlesIn(
      item(
        `<wp:post_id>1</wp:post_id><guid>${site}/?p=1</guid></item><item><wp:post_id>2</wp:post_id><guid>${site}/?p=1</guid>`,
      ),
      'export.xml',
    );
    expect(articles.map(({ identity }) => identity)).toEqual([`${site}/?p=1`, `${site}/?p=2`]);
  });

  it('knows the address of a published post whose blog only had numbers', async () => {
    const { articles } = await oldArticlesIn(
      item(
        `<link>${site}/?p=7</link><wp:post_id>7</wp:post_id><wp:status>publish</wp:status></item><item><link>${site}/?p=8</link><wp:post_id>8</wp:post_id><wp:status>draft</wp:status>`,
      ),
      'export.xml',
    );
    expect(articles.map(({ address }) => address)).toEqual([`${site}/?p=7`, undefined]);
  });

  it('brings pages only where they are wanted', async () => {
    const page = item(
      `<title>Work with me</title><link>${site}/work/</link><wp:post_id>5</wp:post_id><wp:post_type>page</wp:post_type><wp:status>publish</wp:status>`,
    );
    expect((await oldArticlesIn(page, 'export.xml')).articles).toEqual([]);
    const { articles } = await oldArticlesIn(page, 'export.xml', { pages: true });
    expect(articles).toMatchObject([
      { title: 'Work with me', page: true, otherAddresses: [`${site}/?page_id=5`] },
    ]);
    for (const more of ['<wp:post_password>x</wp:post_password>', '<wp:status>draft</wp:status>']) {
      const hidden = page
        .replace('<wp:status>publish</wp:status>', '<wp:status>publish</wp:status>' + more)
        .replace(/<wp:status>publish<\/wp:status>(?=<wp:status>)/, '');
      const { articles: none, leftOut } = await oldArticlesIn(hidden, 'export.xml', {
        pages: true,
      });
      expect(none).toEqual([]);
      expect(leftOut[0]).toMatch(/draft of a page|behind a password/);
    }
  });

  it.each([
    [
      '/2016/05/one/',
      ['/category/goals/', '/category/goals/weekly/', '/tag/calls/', '/2016/05/', '/2016/'],
    ],
    [
      '/blog/one/',
      [
        '/blog/category/goals/',
        '/blog/category/goals/weekly/',
        '/blog/tag/calls/',
        '/blog/2016/05/',
        '/blog/2016/',
      ],
    ],
    ['/?p=1', []],
  ])('tells where lists of posts were, where posts were at %s', async (link, pretty) => {
    const { lists } = await oldArticlesIn(
      `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:base_blog_url>${site}</wp:base_blog_url>
      <wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>goals</wp:category_nicename><wp:cat_name>Goals &amp;amp; dreams</wp:cat_name></wp:category>
      <wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>weekly</wp:category_nicename><wp:category_parent>goals</wp:category_parent><wp:cat_name>Weekly</wp:cat_name></wp:category>
      <wp:tag><wp:term_id>5</wp:term_id><wp:tag_slug>calls</wp:tag_slug><wp:tag_name>Calls</wp:tag_name></wp:tag>
      <item><link>${site}${link}</link><wp:post_id>1</wp:post_id><wp:post_date>2016-05-03 01:00:00</wp:post_date><wp:status>publish</wp:status></item>
      <item><link>${site}/?p=2</link><wp:post_id>2</wp:post_id><wp:post_date>2019-05-03 01:00:00</wp:post_date><wp:status>draft</wp:status></item>
      </channel></rss>`,
      'export.xml',
    );
    const addresses = lists.map(({ address }) => address.slice(site.length));
    expect(addresses.filter((address) => !address.includes('?'))).toEqual(pretty);
    expect(addresses).toEqual(expect.arrayContaining(['/?cat=3', '/?tag=calls', '/?m=201605']));
    expect(lists).toContainEqual({ address: `${site}/?cat=3`, topic: 'Goals & dreams' });
    expect(lists).toContainEqual({ address: `${site}/?m=201605`, month: '2016-05' });
  });
});

describe('the blocks of a WordPress post', () => {
  const post = (content: string, rest = ''): string =>
    item(
      `<wp:post_id>1</wp:post_id><content:encoded><![CDATA[${content}]]></content:encoded>${rest}`,
    );
  const written = async (
    content: string,
    rest = '',
  ): Promise<[string, readonly string[], string]> => {
    const { articles, leftOut } = await oldArticlesIn(post(content, rest), 'export.xml');
    return [
      imported(articles[0]?.body.text ?? '').mdx,
      articles[0]?.lost ?? [],
      leftOut.at(-1) ?? '',
    ];
  };

  it('keep the footnotes that WordPress stores beside them', async () => {
    const notes = JSON.stringify([{ id: 'a-1', content: 'A note, <em>at length</em>.' }]);
    const [mdx] = await written(
      '<!-- wp:paragraph --><p>Said<sup data-fn="a-1" class="fn"><a href="#a-1" id="a-1-link">1</a></sup> so.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->',
      `<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[${notes}]]></wp:meta_value></wp:postmeta>`,
    );
    expect(mdx).toBe('Said[^1] so.\n\n[^1]: A note, *at length*.\n');
  });

  it('bring what reusable ones hold, in one another too, and say which are missing', async () => {
    const block = (id: number, content: string): string =>
      `</item><item><wp:post_id>${id}</wp:post_id><wp:post_type>wp_block</wp:post_type><content:encoded><![CDATA[${content}]]></content:encoded>`;
    const [mdx, lost, fates] = await written(
      '<!-- wp:block {"ref":7} /--><!-- wp:block {"ref":9} /-->',
      block(
        7,
        '<!-- wp:paragraph --><p>Outer</p><!-- /wp:paragraph --><!-- wp:block {"ref":8} /-->',
      ) +
        block(
          8,
          '<!-- wp:paragraph --><p>Inner</p><!-- /wp:paragraph --><!-- wp:block {"ref":7} /-->',
        ),
    );
    expect(mdx).toBe('Outer\n\nInner\n');
    expect(lost).toEqual([
      'A reusable block was left out, because it holds itself: number 7',
      'A reusable block was left out, because the export doesn’t have it: number 9',
    ]);
    expect(fates).toContain('core/block came with what it refers to (');
  });

  it.each([
    [
      'an embed',
      '<!-- wp:embed {"url":"https://www.youtube.com/watch?v=a_1"} --><figure><div class="wp-block-embed__wrapper">\nhttps://www.youtube.com/watch?v=a_1\n</div><figcaption>Look</figcaption></figure><!-- /wp:embed -->',
      'Video: [https://www.youtube.com/watch?v=a_1](https://www.youtube.com/watch?v=a_1)\n\nLook\n',
    ],
    [
      'a gallery',
      '<!-- wp:gallery --><figure class="wp-block-gallery"><!-- wp:image --><figure class="wp-block-image"><img src="/a.png" alt="A"/><figcaption>One</figcaption></figure><!-- /wp:image --><figcaption class="blocks-gallery-caption">All</figcaption></figure><!-- /wp:gallery -->',
      '![A](/a.png)\n\nOne\n\nAll\n',
    ],
    [
      'a pull quote',
      '<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Less</p><cite>Ann</cite></blockquote></figure><!-- /wp:pullquote -->',
      '> Less\n>\n> *Ann*\n',
    ],
    [
      'buttons',
      '<!-- wp:buttons --><div><!-- wp:button --><div><a class="wp-block-button__link" href="https://b.example/">Book</a></div><!-- /wp:button --></div><!-- /wp:buttons -->',
      '[Book](https://b.example/)\n',
    ],
    [
      'details',
      '<!-- wp:details --><details><summary>Why</summary><!-- wp:paragraph --><p>So</p><!-- /wp:paragraph --></details><!-- /wp:details -->',
      'Why\n\nSo\n',
    ],
    [
      'columns',
      '<!-- wp:columns --><div><!-- wp:column --><div><!-- wp:paragraph --><p>Left</p><!-- /wp:paragraph --></div><!-- /wp:column --><!-- wp:column --><div><!-- wp:paragraph --><p>Right</p><!-- /wp:paragraph --></div><!-- /wp:column --></div><!-- /wp:columns -->',
      'Left\n\nRight\n',
    ],
    [
      'a cover',
      '<!-- wp:cover {"url":"/c.png","hasParallax":true} --><div><!-- wp:paragraph --><p>Over it</p><!-- /wp:paragraph --></div><!-- /wp:cover -->',
      '![](/c.png)\n\nOver it\n',
    ],
    [
      'a link to a network',
      '<!-- wp:social-links --><ul><!-- wp:social-link {"url":"https://n.example/me","service":"net"} /--></ul><!-- /wp:social-links -->',
      '- [net](https://n.example/me)\n',
    ],
  ])('become what Markdown can show: %s', async (_, content, mdx) => {
    expect(await written(content)).toEqual([mdx, [], expect.any(String)]);
  });

  it('that the old site drew anew are named, with the words in their settings', async () => {
    const [mdx, lost, fates] = await written(
      '<!-- wp:paragraph --><p>Here</p><!-- /wp:paragraph --><!-- wp:latest-posts /--><!-- wp:acf/quote {"data":{"who":"Ann Lee said it"}} /-->',
    );
    expect(mdx).toBe('Here\n');
    expect(lost).toEqual([
      'A block "core/latest-posts" draws itself on the old site and was left out',
      'A block "acf/quote" draws itself on the old site and was left out: Ann Lee said it',
    ]);
    expect(fates).toContain('acf/quote was left out');
  });
});
