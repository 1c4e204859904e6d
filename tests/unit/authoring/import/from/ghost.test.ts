import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportOf, oldArticlesAt, oldArticlesIn } from '../old-articles.ts';

const exported = (post: object): string =>
  JSON.stringify({ db: [{ meta: {}, data: { posts: [{ id: 'p', ...post }] } }] });

describe('a Ghost export', () => {
  it('gives every field of a post, with tables in any order', async () => {
    const { name, articles, leftOut, read } = await oldArticlesAt(exportOf('ghost.json'));
    expect(name).toBe('Ghost export (JSON)');
    expect(articles).toHaveLength(3);
    expect(articles[0]).toEqual({
      source: 'ghost.json, post 1',
      identity: '0f3c8f0e-1111-4a4a-9b9b-000000000001',
      address: '/price-the-reason/',
      title: 'Price the reason',
      slug: 'price-the-reason',
      description: 'A reason without a price is a wish; here is how to find the price.',
      published: '2023-03-06T07:30:00Z',
      updated: '2023-04-01T10:00:00Z',
      topics: ['Goals', 'Money'],
      author: 'Ruth Okafor, Sam Ito',
      cover: { src: '/content/images/2023/03/cover.jpg', alt: 'A jar of coins' },
      body: {
        kind: 'html',
        text: '<p>What does the reason <em>cost</em>?</p><img src="/content/images/2023/03/jar.jpg" alt="A jar"><p><a href="/one-good-call/">One good call</a></p>',
      },
    });
    expect(leftOut).toEqual(['ghost.json, post 4: "About" is a page, not a post, and stays out.']);
    expect(read.at(-1)).toBe(statSync(exportOf('ghost.json')).size);
  });

  it('writes the present editor’s text as HTML where the export has none', async () => {
    const { articles } = await oldArticlesAt(exportOf('ghost.json'));
    expect(articles[1]).toEqual({
      source: 'ghost.json, post 2',
      identity: '0f3c8f0e-1111-4a4a-9b9b-000000000002',
      title: 'One good call',
      slug: 'one-good-call',
      description: 'What one good call before nine does to a week.',
      draft: true,
      lost: [
        'A card of the kind "signup" has no text and was left out',
        'Only members could read it on the old blog; here everybody can',
        'Code that was injected into its page was left out',
      ],
      body: {
        kind: 'html',
        text: [
          '<h2>Before 9 &amp; after</h2>',
          '<p><strong>Bold</strong><br><a href="https://example.com/?a=1&amp;b=2"><em>a link</em></a></p>',
          '<ol><li>one</li></ol>',
          '<figure><img src="/content/images/call.png" alt="A phone"><figcaption>Ringing</figcaption></figure>',
          '<pre><code>a &lt; b</code></pre>',
        ].join(''),
      },
    });
  });

  it('writes the earlier editor’s text as HTML, and reads dates in milliseconds', async () => {
    const { articles } = await oldArticlesAt(exportOf('ghost.json'));
    expect(articles[2]).toMatchObject({
      published: '2015-03-02T08:15:00Z',
      author: 'Ruth Okafor',
      lost: ['A card of the kind "paywall" has no text and was left out'],
      body: {
        kind: 'html',
        text: [
          '<h2>Then</h2>',
          '<p><strong>Strong</strong> and <a href="https://example.com/">linked</a><br>on a new line</p>',
          '<ul><li>first</li><li><strong>second</strong></li></ul>',
          '<figure><img src="/content/images/old.jpg" alt="Old"></figure><hr>',
        ].join(''),
      },
    });
  });

  it.each([
    [
      'a text alone',
      { plaintext: 'One & two\n\n<three>' },
      '<p>One &amp; two</p><p>&lt;three&gt;</p>',
    ],
    ['nothing', {}, ''],
    ['a broken text', { lexical: '{"root":' }, ''],
    [
      'a text of the wrong shape',
      { mobiledoc: '{"sections":[[1,"p",[[9]]],7,[10,3]]}' },
      '<p></p>',
    ],
    [
      'fields of the wrong kind',
      { title: 7, tags: 'x', html: '<p>a</p>', published_at: {} },
      '<p>a</p>',
    ],
  ])('reads a post with %s', async (_, post, html) => {
    const { articles } = await oldArticlesIn(exported(post), 'ghost.json');
    expect(articles).toEqual([
      { source: 'ghost.json, post 1', identity: 'p', body: { kind: 'html', text: html } },
    ]);
  });

  it('survives a text nested deeper than any editor writes', async () => {
    const depth = 20_000;
    const lexical = `{"root":{"type":"root","children":[${'{"type":"quote","children":['.repeat(depth)}${']}'.repeat(depth)}]}}`;
    const { articles } = await oldArticlesIn(exported({ lexical }), 'ghost.json');
    expect(articles).toHaveLength(1);
  });
});
