import { describe, expect, it } from 'vitest';
import { exportOf, oldArticlesAt, oldArticlesIn } from '../old-articles.ts';

describe('an RSS feed', () => {
  it('gives every field of an item', async () => {
    const { name, articles } = await oldArticlesAt(exportOf('feed-rss.xml'));
    expect(name).toBe('feed (RSS or Atom)');
    expect(articles).toEqual([
      {
        source: 'feed-rss.xml, line 8',
        identity: 'https://closing-time.example/2020/dont-chase/ tag:closing-time.example,2020:7',
        address: 'https://closing-time.example/2020/dont-chase/',
        title: 'Don’t chase',
        description: 'Chasing is what it looks like when there was no next step.',
        published: '2020-01-06T09:00:00-05:00',
        topics: ['Patience', 'Follow-up'],
        author: 'Ruth Okafor',
        cover: { src: 'https://closing-time.example/img/run.jpg', alt: 'A runner' },
        body: { kind: 'html', text: '<p>Chasing is <b>loud</b>.</p><ol><li>Stop</li></ol>' },
      },
      {
        source: 'feed-rss.xml, line 19',
        identity: 'https://closing-time.example/2020/short/',
        address: 'https://closing-time.example/2020/short/',
        title: 'Short',
        published: '2020-01-07T09:00:00+01:00',
        author: 'Ruth O.',
        cover: { src: 'https://closing-time.example/img/short.png' },
        lost: ['The feed seems to hold only the beginning of it: compare it with the old page'],
        body: { kind: 'html', text: '<p>The beginning of it &hellip;</p>' },
      },
    ]);
  });

  it('reads RDF, and markup that nobody escaped', async () => {
    const { articles } = await oldArticlesIn(
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item rdf:about="http://old.example/a"><title>A & B</title><link>http://old.example/a</link><dc:date>2004-05-06T07:08:09+02:00</dc:date><dc:subject>Calls</dc:subject><description><p>One<br>two &nbsp; <img src="a.png"></p></description></item></rdf:RDF>',
      'index.rdf',
    );
    expect(articles).toEqual([
      {
        source: 'index.rdf, line 1',
        identity: 'http://old.example/a',
        address: 'http://old.example/a',
        title: 'A & B',
        published: '2004-05-06T07:08:09+02:00',
        topics: ['Calls'],
        body: { kind: 'html', text: '<p>One<br>two \u00a0 <img src="a.png"></p>' },
      },
    ]);
  });
});

describe('an Atom feed', () => {
  it('gives every field of an entry, and keeps comments out', async () => {
    const { articles, leftOut } = await oldArticlesAt(exportOf('feed-atom.xml'));
    expect(articles).toEqual([
      {
        source: 'feed-atom.xml, line 7',
        identity:
          'https://closing-time.example/less/ urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a',
        address: 'https://closing-time.example/less/',
        title: 'Less is less',
        description: 'Do less of what nobody asked for.',
        published: '2021-02-03T08:00:00-05:00',
        updated: '2021-02-04T08:00:00Z',
        topics: ['Time', 'focus'],
        author: 'Ruth Okafor',
        cover: { src: 'https://closing-time.example/less.jpg' },
        body: {
          kind: 'html',
          text: '<p title="a &quot;b&quot;">Less &lt; more &amp; so on.<br>End.</p>',
        },
      },
      {
        source: 'feed-atom.xml, line 19',
        identity: 'https://closing-time.example/att/ urn:2',
        address: 'https://closing-time.example/att/',
        title: 'AT&T < IBM?',
        published: '2021-03-01T08:00:00Z',
        updated: '2021-03-01T08:00:00Z',
        author: 'Sam Ito',
        draft: true,
        body: { kind: 'html', text: '<p>Yes &amp; no.</p>' },
      },
      {
        source: 'feed-atom.xml, line 34',
        identity: 'urn:4',
        title: 'Plain',
        author: 'Ruth Okafor',
        body: { kind: 'text', text: '1 < 2 & 3' },
      },
    ]);
    expect(leftOut).toEqual([
      'feed-atom.xml, line 28: a comment of the old blog, "Great post!", is no post and stays out.',
    ]);
  });

  it('is read in its version 0.3 as well', async () => {
    const { articles } = await oldArticlesIn(
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><link rel="alternate" type="text/html" href="https://old.example/"/><entry><title mode="escaped" type="text/html">A &amp;amp; B</title><link rel="alternate" type="text/html" href="https://old.example/one/"/><id>tag:one</id><issued>2004-01-02T03:04:05Z</issued><modified>2004-01-03T00:00:00Z</modified><dc:subject>Calls</dc:subject><content type="text/html" mode="escaped">&lt;p&gt;Hi&lt;/p&gt;</content></entry></feed>',
      'atom.xml',
    );
    expect(articles).toMatchObject([
      {
        address: 'https://old.example/one/',
        title: 'A & B',
        published: '2004-01-02T03:04:05Z',
        updated: '2004-01-03T00:00:00Z',
        topics: ['Calls'],
        body: { kind: 'html', text: '<p>Hi</p>' },
      },
    ]);
  });
});

it('posts of a feed that share an id, or an address, stay apart', async () => {
  const { articles } = await oldArticlesIn(
    '<rss><channel><item><link>https://old.example/1</link><guid>x</guid></item><item><link>https://old.example/2</link><guid>x</guid></item><item><link>https://old.example/2</link><guid>y</guid></item></channel></rss>',
    'feed.xml',
  );
  expect(new Set(articles.map(({ identity }) => identity)).size).toBe(3);
});
