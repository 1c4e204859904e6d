import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../../serving/served-site.ts';
import { exportOf, oldArticlesAt, oldArticlesIn } from '../old-articles.ts';

describe('a folder of HubSpot pages', () => {
  it('gives every field of a post, and its text without what stands around it', async () => {
    const folder = exportOf('hubspot-pages');
    const { name, articles, leftOut } = await oldArticlesAt(folder);
    expect(name).toBe('HubSpot export (folder of HTML pages)');
    expect(articles).toEqual([
      {
        source: 'com/closing-time/www/blog/old-theme.html, line 1',
        identity: '/blog/old-theme',
        address: '/blog/old-theme',
        otherAddresses: ['/blog/old-theme.html'],
        title: 'Café talk',
        slug: 'old-theme',
        published: '2016-05-13',
        author: 'Sam Ito',
        folder,
        lost: ['Its file seems to be cut off: compare it with the old page'],
        body: { kind: 'html', text: '<p>Over coffee.</p>' },
      },
      {
        source: 'com/closing-time/www/blog/the-no.html, line 1',
        identity: 'https://www.closing-time.example/blog/the-no',
        address: 'https://www.closing-time.example/blog/the-no',
        title: "The no that wasn't",
        slug: 'the-no',
        description: 'When a customer says no, listen for the sentence after it.',
        published: '2019-07-01T14:30:00Z',
        topics: ['Objections', 'Coaching'],
        author: 'Ruth Okafor',
        cover: { src: 'https://www.closing-time.example/hubfs/cover.png' },
        folder,
        body: {
          kind: 'html',
          text: '<p>He said no.</p>\n<p><img src="/hubfs/room.png" alt="A room"></p>\n<div class="post-body">A box with an unlucky name.</div>',
        },
      },
    ]);
    expect(leftOut).toEqual([
      expect.stringContaining('tag/objections.html, line 1: the page "Closing Time | Objections"'),
      expect.stringContaining('contact.html, line 1: the page "Contact"'),
    ]);
  });

  it.each([
    [
      'blog-post__body',
      '<div class="blog-post__body"><p>Text</p></div><div class="blog-comments">No</div>',
    ],
    ['itemprop', '<div itemprop="articleBody"><p>Text</p></div><footer>No</footer>'],
    [
      'article',
      '<article><header><h1>T</h1></header><nav>No</nav><p>Text</p><form>No</form><ul class="social-sharing"><li>No</li></ul></article>',
    ],
    ['main', '<header>No</header><main><h1>T</h1><p>Text</p><script>no()</script></main>'],
    [
      'comments inside',
      '<div class="post-body"><p>Text</p><div id="hs_cos_wrapper_blog_comments">No</div></div>',
    ],
  ])('finds the text by %s', async (_, html) => {
    const { articles } = await oldArticlesIn(
      `<!doctype html><title>T</title>${html}</html>`,
      'a.html',
    );
    expect(articles.map(({ body }) => body.text.trim())).toEqual(['<p>Text</p>']);
  });

  it('reads what a page says in structured data', async () => {
    const data = {
      '@graph': [
        { '@type': 'WebSite', name: 'No' },
        {
          '@type': 'BlogPosting',
          headline: 'A headline',
          datePublished: '2020-02-03T04:05:06-05:00',
          dateModified: '2020-02-04',
          author: [{ name: 'Ruth Okafor' }],
        },
      ],
    };
    const { articles } = await oldArticlesIn(
      `<html><head><title>A headline | Blog</title><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><article><p>Text</p></article></body></html>`,
      'a.html',
    );
    expect(articles[0]).toMatchObject({
      title: 'A headline',
      published: '2020-02-03T04:05:06-05:00',
      updated: '2020-02-04',
      author: 'Ruth Okafor',
    });
  });

  it('passes over a file that only calls itself HTML', async () => {
    const page = await readFile(exportOf('hubspot-pages/com/closing-time/www/blog/the-no.html'));
    const folder = await folderOf({ 'a.html': page, 'b.html': Uint8Array.of(0x89, 0x50, 0, 1) });
    const { articles, leftOut } = await oldArticlesAt(folder);
    expect(articles).toHaveLength(1);
    expect(leftOut).toEqual(['b.html, line 1: this is no HTML, and stays out.']);
  });

  it('survives a page nested deeper than any browser shows', async () => {
    const page = `<html><body><article>${'<div>'.repeat(2_000)}Text</article></body></html>`;
    const { articles, leftOut } = await oldArticlesIn(page, 'a.html');
    expect(articles.length + leftOut.length).toBe(1);
  });
});
