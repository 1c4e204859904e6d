import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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
      otherAddresses: [`${site}/?p=12`, `${site}/2016/05/quota-talk/`],
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
      'wordpress.xml, line 147: "About me" is a page, not a post, and stays out.',
      'wordpress.xml: 1 of the kind "course" are no posts and stay out.',
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
});
