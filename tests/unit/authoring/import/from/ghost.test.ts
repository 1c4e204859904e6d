import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { imported } from '../old-html.ts';
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
    expect(leftOut).toEqual([
      'ghost.json, post 4: "About" is a page, not a post, and stays out (--pages brings it).',
    ]);
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
        'A form to subscribe was left out',
        'Only members could read it on the old blog; here everybody can',
        'Code that was injected into its page was left out',
      ],
      body: {
        kind: 'html',
        text: expect.stringMatching(
          new RegExp(
            [
              '^<h2 id="before-9-after">Before 9 &amp; after</h2>',
              '<p><strong>Bold</strong><br><a href="https://example.com/\\?a=1&amp;b=2"><em>a link</em></a></p>',
              '<ol><li>one</li></ol>',
              '<figure class=".*"><img src="/content/images/call.png" .*alt="A phone".*><figcaption>Ringing</figcaption></figure>',
              '<pre><code>a &lt; b</code></pre>',
              '[^]*>Join</h2>[^]*$',
            ].join(''),
          ),
        ) as string,
      },
    });
  });

  it('writes the earlier editor’s text as HTML, and reads dates in milliseconds', async () => {
    const { articles } = await oldArticlesAt(exportOf('ghost.json'));
    expect(articles[2]).toMatchObject({
      published: '2015-03-02T08:15:00Z',
      author: 'Ruth Okafor',
      body: {
        kind: 'html',
        text: [
          '<h2 id="then">Then</h2>',
          '<p><strong>Strong</strong> and <a href="https://example.com/">linked</a><br>on a new line</p>',
          '<ul><li>first</li><li><strong>second</strong></li></ul>',
          '<figure class="kg-card kg-image-card"><img src="/content/images/old.jpg" class="kg-image" alt="Old" loading="lazy"></figure><hr><!--members-only-->',
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

  it.each([
    ['broken', '{"root":'],
    ['of the wrong shape', '{"sections":[[1,"p",[[9]]],7,[10,3]]}'],
  ])('says so where a text is %s, and takes the plain one', async (_, text) => {
    const { articles } = await oldArticlesIn(
      exported({ mobiledoc: text, plaintext: 'Still here' }),
      'ghost.json',
    );
    expect(articles[0]?.body.text).toBe('<p>Still here</p>');
    expect(articles[0]?.lost).toEqual([
      'Its text can’t be read as one of Ghost’s editors writes it',
    ]);
  });

  const card = (fields: object): object => ({
    lexical: JSON.stringify({ root: { type: 'root', version: 1, children: [fields] } }),
  });
  it.each([
    [
      'markdown',
      { markdown: 'Hello **w** [^1]\n\n[^1]: note' },
      /Hello \*\*w\*\*\[\^1\][^]*\[\^1\]: note/,
    ],
    [
      'product',
      { productTitle: 'Pad', productDescription: '<p>Yellow</p>' },
      /^## Pad\n\nYellow\n$/,
    ],
    [
      'header',
      { header: 'Head', subheader: 'Sub', size: 'small', style: 'dark', version: 2 },
      /^## Head\n\nSub\n$/,
    ],
    [
      'signup',
      { header: 'Join', subheader: 'Us', disclaimer: 'No spam' },
      /^## Join\n\nUs\n\nNo spam\n$/,
    ],
    ['toggle', { heading: 'Why', content: '<p>So</p>' }, /^## Why\n\nSo\n$/],
    ['callout', { calloutText: 'Call <b>now</b>', calloutEmoji: '' }, /^Call \*\*now\*\*\n$/],
    [
      'gallery',
      {
        images: [{ row: 0, src: '/a.png', width: 9, height: 9, fileName: 'a.png' }],
        caption: 'Three',
      },
      /^!\[\]\(\/a\.png\)\n\nThree\n$/,
    ],
    [
      'bookmark',
      {
        url: 'https://b.example',
        metadata: { title: 'B', description: 'About', author: 'Ann', publisher: 'Bea' },
        caption: 'Read',
      },
      /^\[B\].*\n\n\[About\].*\n\n\[Bea\].*\n\n\[Ann\].*\n\nRead\n$/,
    ],
    [
      'audio',
      { src: 'https://b.example/a.mp3', title: 'Talk', duration: 3 },
      /^Sound: \[.*\n\nTalk\n$/,
    ],
    ['video', { src: 'https://b.example/v.mp4', caption: 'Film' }, /^Video: \[.*\n\nFilm\n$/],
    [
      'file',
      { src: '/f.pdf', fileTitle: 'Sheet', fileName: 'f.pdf', fileSize: 3 },
      /\[Sheet\].*\n\n\[f\.pdf\]/,
    ],
    [
      'codeblock',
      { code: 'a < b', language: 'js', caption: 'Less' },
      /^```js\na < b\n```\n\nLess\n$/,
    ],
  ])(
    'brings the words of a card along, and no buttons of its player: %s',
    async (type, fields, mdx) => {
      const { articles } = await oldArticlesIn(exported(card({ type, ...fields })), 'ghost.json');
      expect(imported(articles[0]?.body.text ?? '').mdx).toMatch(mdx);
    },
  );

  it.each([
    [
      { type: 'email', html: '<p>Dear {name}</p>' },
      'A card of the kind "email" stood in mails only and was left out: Dear {name}',
    ],
    [
      { type: 'nonesuch', said: 'Some words' },
      'A card of the kind "nonesuch" is unknown and was left out: Some words',
    ],
  ])('names a card that no page shows, with its words: %j', async (fields, sentence) => {
    const { articles } = await oldArticlesIn(exported(card(fields)), 'ghost.json');
    expect(articles[0]?.lost).toEqual([sentence]);
  });

  it('takes buttons and icons out of the HTML that Ghost exported as well', async () => {
    const html =
      '<div class="kg-card kg-toggle-card"><h4>Why</h4><button class="kg-toggle-card-icon"><svg></svg></button><p>So</p></div>';
    const { articles } = await oldArticlesIn(exported({ html }), 'ghost.json');
    expect(imported(articles[0]?.body.text ?? '')).toEqual({ mdx: '## Why\n\nSo\n', lost: [] });
  });

  it('brings pages where they are wanted', async () => {
    const { articles } = await oldArticlesAt(exportOf('ghost.json'), { pages: true });
    expect(articles.at(-1)).toMatchObject({ title: 'About', page: true, address: '/about/' });
  });

  it('survives a text nested deeper than any editor writes', async () => {
    const depth = 20_000;
    const lexical = `{"root":{"type":"root","children":[${'{"type":"quote","children":['.repeat(depth)}${']}'.repeat(depth)}]}}`;
    const { articles } = await oldArticlesIn(exported({ lexical }), 'ghost.json');
    expect(articles).toHaveLength(1);
  });
});
