import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../../serving/served-site.ts';
import { oldArticlesAt } from '../old-articles.ts';

const dated =
  '---\ntitle: One Good Call\ndate: 2016-05-03 09:12:00 -0500\ncategories: [Sales Talk]\n';
const post = (more = ''): string => `${dated}${more}---\nWords.\n`;

/** The addresses of all posts of a folder, by their files. */
async function addresses(
  files: Readonly<Record<string, string>>,
  within = '',
  asked: { pages?: boolean; permalink?: string } = {},
): Promise<Record<string, string | undefined>> {
  const { articles } = await oldArticlesAt(join(await folderOf(files), within), {
    pages: false,
    ...asked,
  });
  return Object.fromEntries(articles.map(({ file = '', address }) => [file, address]));
}

describe('a post of Jekyll', () => {
  const file = '_posts/2016-05-03-one-good-call.md';
  it.each([
    ['', '', '/sales talk/2016/05/03/one-good-call.html'],
    ['permalink: pretty', '', '/sales talk/2016/05/03/one-good-call/'],
    ['permalink: ordinal', '', '/sales talk/2016/124/one-good-call.html'],
    ['permalink: weekdate', '', '/sales talk/2016/W18/Tue/one-good-call.html'],
    ['permalink: none', '', '/sales talk/one-good-call.html'],
    ['permalink: /blog/:year/:i_month/:i_day/:slug', '', '/blog/2016/5/3/one-good-call'],
    ['permalink: /:slugified_categories/:short_year/:title/', '', '/sales-talk/16/one-good-call/'],
    ['baseurl: /notes\npermalink: /:title/', '', '/notes/one-good-call/'],
    ['url: https://old.example\npermalink: /:title/', '', 'https://old.example/one-good-call/'],
    ['permalink: /:title/', 'slug: a-call\n', '/a-call/'],
    ['permalink: /:title/', 'permalink: /:year/:title.html\n', '/2016/one-good-call.html'],
    ['permalink: /:title/', 'permalink: /fixed/\n', '/fixed/'],
    [
      'defaults:\n  - scope: { path: "", type: posts }\n    values: { permalink: /p/:title/ }',
      '',
      '/p/one-good-call/',
    ],
  ])('with %j in its settings, and %j in itself, was at %s', async (settings, own, address) => {
    const files = { '_config.yml': settings, [file]: post(own) };
    expect(await addresses(files)).toEqual({ [file]: address });
    // The folder of posts alone belongs to the same site.
    expect(Object.values(await addresses(files, '_posts'))).toEqual([address]);
  });

  it('in a folder of a category has that in its address; what lies elsewhere is a page', async () => {
    const files = {
      '_config.yml': 'permalink: pretty\ncollections: { tips: { output: true } }',
      'work/_posts/2016-05-03-a.md': '---\ntitle: A\n---\nWords',
      '_tips/ask.md': '---\ntitle: Ask\n---\nWords',
      'about.md': '---\ntitle: About\n---\nWords',
      'contact/index.md': '---\ntitle: Contact\n---\nWords',
    };
    const posts = {
      '_tips/ask.md': '/tips/ask.html',
      'work/_posts/2016-05-03-a.md': '/work/2016/05/03/a/',
    };
    expect(await addresses(files)).toEqual(posts);
    expect(await addresses(files, '', { pages: true })).toEqual({
      ...posts,
      'about.md': '/about/',
      'contact/index.md': '/contact/',
    });
  });
});

describe('a post of Hugo', () => {
  it.each([
    ['hugo.toml', '', '/posts/2016-call/'],
    ['hugo.yaml', 'permalinks:\n  posts: /:year/:month/:title/', '/2016/05/one-good-call/'],
    [
      'config.toml',
      '[permalinks]\nposts = "/:monthname/:day/:slugorfilename/"',
      '/may/03/2016-call/',
    ],
    [
      'config/_default/hugo.toml',
      '[permalinks.page]\nposts = "/:section/:year/:filename/"',
      '/posts/2016/2016-call/',
    ],
    ['hugo.toml', 'uglyURLs = true', '/posts/2016-call.html'],
    [
      'config.json',
      '{"baseURL":"https://old.example/blog/"}',
      'https://old.example/blog/posts/2016-call/',
    ],
  ])('with %s that says %j was at %s', async (name, settings, address) => {
    const file = 'content/posts/2016-call.md';
    expect(await addresses({ [name]: settings, [file]: post() })).toEqual({ [file]: address });
  });

  it('follows its own url and slug; a bundle is its folder, and an alias may be a neighbour', async () => {
    const { articles } = await oldArticlesAt(
      await folderOf({
        'hugo.toml': 'title = "Old"',
        'archetypes/default.md': post(),
        'content/posts/a.md': post('url: /own/a/\n'),
        'content/posts/b/index.md': post('aliases: [old-b, /far/b/]\n'),
        'content/posts/c.md': post('slug: see\n'),
      }),
    );
    expect(articles.map(({ address, otherAddresses }) => [address, otherAddresses])).toEqual([
      ['/own/a/', undefined],
      ['/posts/b/', ['/posts/old-b', '/far/b/']],
      ['/posts/see/', undefined],
    ]);
  });
});

describe('a post of Hexo', () => {
  it.each([
    ['theme: x', '/2016/05/03/one-good-call/'],
    ['permalink: posts/:title.html', '/posts/one-good-call.html'],
    ['permalink: :category/:name/', '/Sales-Talk/one-good-call/'],
    [
      'url: https://old.example/b\nroot: /b/\npermalink: :year/:title/',
      'https://old.example/b/2016/one-good-call/',
    ],
  ])('with %j was at %s', async (settings, address) => {
    const file = 'source/_posts/one-good-call.md';
    const files = { '_config.yml': settings, [file]: post(), 'scaffolds/post.md': post() };
    expect(await addresses(files)).toEqual({ [file]: address });
  });
});

describe('a post of Eleventy', () => {
  const settings = 'export default () => ({ dir: { input: "src" } });';
  it.each([
    ['', {}, '/posts/call/'],
    ['permalink: "/b/{{ page.fileSlug }}/index.html"\n', {}, '/b/call/'],
    ['permalink: "/{{ title | slugify }}/"\n', {}, '/one-good-call/'],
    [
      'permalink: "/{{ page.date | date: \'%Y/%m\' }}/{{ page.fileSlug }}/"\n',
      {},
      '/2016/05/call/',
    ],
    ['', { 'src/posts/posts.json': '{"permalink":"/n/{{ page.fileSlug }}/"}' }, '/n/call/'],
  ])('with %j in itself and %j around it was at %s', async (own, around, address) => {
    const file = 'src/posts/2016-05-03-call.md';
    expect(
      await addresses({ 'eleventy.config.js': settings, ...around, [file]: post(own) }),
    ).toEqual({
      [file]: address,
    });
  });
});

describe('a folder whose generator nobody knows', () => {
  const files = { 'one-good-call.md': post(), 'own.md': post('permalink: /own/\n') };

  it('takes the form of addresses that it is told', async () => {
    expect(await addresses(files, '', { permalink: '/blog/:year/:month/:slug/' })).toEqual({
      'one-good-call.md': '/blog/2016/05/one-good-call/',
      'own.md': '/own/',
    });
  });

  it('says so without one, and which posts it knows no address of', async () => {
    await expect(addresses(files)).rejects.toThrow(
      /no old address is known of 1 of its posts, from one-good-call\.md on.*--permalink/,
    );
    await expect(addresses(files, '', { permalink: '/:nonesuch/' })).rejects.toThrow(
      'no old address',
    );
  });
});

it.each(['index.md', 'article.md', 'post.md', 'README.md'])(
  'a file called %s is named by its folder',
  async (name) => {
    const { articles } = await oldArticlesAt(await folderOf({ [`a-call/${name}`]: post() }), {
      permalink: '/:slug/',
    });
    expect(articles).toMatchObject([{ slug: 'a-call', address: '/a-call/' }]);
  },
);
