import { describe, expect, it } from 'vitest';
import { exportOf, oldArticlesAt, oldArticlesIn } from '../old-articles.ts';

describe('a folder of Markdown files', () => {
  it('gives every field, by the conventions of Jekyll and Hugo', async () => {
    const folder = exportOf('markdown');
    const { name, articles, leftOut } = await oldArticlesAt(folder, { permalink: '/:slug/' });
    expect(name).toBe('folder of Markdown files');
    const [draft, monday, bundle] = articles;
    expect(draft).toEqual({
      source: '_drafts/unfinished.markdown, line 1',
      identity: '_drafts/unfinished.markdown, line 1',
      title: 'A title in the text',
      slug: 'unfinished',
      draft: true,
      file: '_drafts/unfinished.markdown',
      folder,
      body: { kind: 'markdown', text: 'Not ready.' },
    });
    expect({ ...monday, body: undefined }).toEqual({
      source: '_posts/2016-05-03-the-first-monday.md, line 1',
      identity: '/2016/05/first-monday.html',
      address: '/2016/05/first-monday.html',
      otherAddresses: ['/?p=77', '/old/first-monday/'],
      title: "The first Monday: what it's for",
      slug: 'the-first-monday',
      description: 'What the first Monday of a month is for, and what it is not for.',
      published: '2016-05-03T09:12:00-05:00',
      topics: ['goals', 'weeks', 'Mondays', 'sales goals'],
      author: 'Ruth Okafor',
      commentsOff: true,
      cover: { src: '/assets/monday.jpg', alt: 'A calendar' },
      file: '_posts/2016-05-03-the-first-monday.md',
      folder,
    });
    expect(monday?.body.text).toMatch(/^# Not the title\n\nWrite it \*\*down\*\*/);
    expect(bundle).toEqual({
      source: 'posts/a-bundle/index.md, line 1',
      identity: 'posts/a-bundle/index.md, line 1',
      otherAddresses: ['/old-bundle/'],
      title: 'A bundle — and "quotes"',
      slug: 'a-bundle',
      published: '2019-03-04T05:06:07+01:00',
      updated: '2019-04-01',
      topics: ['Time', 'Focus, mostly', 'Weeks'],
      address: '/a-bundle/',
      file: 'posts/a-bundle/index.md',
      folder: `${folder}/posts/a-bundle`,
      body: { kind: 'markdown', text: 'Beside it lies ![a picture](picture.png).' },
    });
    expect(leftOut).toEqual([
      'README.md, line 1: this is about the files, no article, and stays out.',
      'about.md, line 1: this is a page, no article, and stays out (--pages brings it).',
      'posts/_index.md, line 1: this describes a list of articles, and stays out.',
    ]);
  });

  it('reads the simple lines of a front matter that isn’t quite YAML', async () => {
    const { articles } = await oldArticlesAt(exportOf('markdown/posts/broken.md'));
    expect(articles).toMatchObject([
      {
        title: 'A colon: too many',
        body: { text: 'Still here.' },
        lost: [
          "Line 2: the front matter isn't quite YAML, so only its simple lines were read: compare the fields",
        ],
      },
    ]);
  });

  it.each([
    ['draft: true', { draft: true }],
    ['published: false', { draft: true }],
    ['url: old/path', { address: '/old/path' }],
    ['permalink: /:year/:title/', { identity: 'a.md, line 1' }],
    ['aliases: old', { otherAddresses: ['/old'] }],
    ['slug: other', { slug: 'other' }],
    ['category: One thing', { topics: ['One', 'thing'] }],
    ['tags: one thing, another', { topics: ['one thing', 'another'] }],
    ['date: 2016-05-03T01:02:03Z', { published: '2016-05-03T01:02:03Z' }],
    ['date: soon', { lost: ['The date "soon" can\'t be read and was left out'] }],
    ['cover: { image: /a.png, alt: A }', { cover: { src: '/a.png', alt: 'A' } }],
    ['images: [/a.png, /b.png]', { cover: { src: '/a.png' } }],
    ['authors: [{ name: Ruth }, Sam]', { author: 'Ruth' }],
    ['a: &a [*a]', { title: 'T' }],
  ])('reads %s', async (line, expected) => {
    const { articles } = await oldArticlesIn(`---\ntitle: T\n${line}\n---\nText`, 'a.md');
    expect(articles).toMatchObject([expected]);
  });

  it('takes a front matter without an end for text, and says so', async () => {
    const { articles } = await oldArticlesIn('---\ntitle: T\n\nText', 'a.md');
    expect(articles).toMatchObject([
      {
        body: { text: '---\ntitle: T\n\nText' },
        lost: [
          'Line 1: the front matter that begins here has no end, so all of it was taken for text',
        ],
      },
    ]);
  });
});
