import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { redirectPage } from '../../../../src/redirects/redirect-pages.ts';
import { application } from '../../../../src/serving/application.ts';
import type { Call } from '../../../../src/authoring/author-command.ts';
import { redirectsCommand } from '../../../../src/authoring/redirects/redirects-command.ts';
import { following } from '../../../../src/authoring/redirects/following.ts';
import { namedAlready } from '../../../../src/authoring/redirects/named-already.ts';
import { nearestArticle } from '../../../../src/authoring/redirects/nearest-article.ts';
import { verdict } from '../../../../src/authoring/redirects/verdict.ts';
import { site } from '../../../../src/site.ts';
import { folderOf } from '../../../serving/served-site.ts';

const page = (words: string): string => `<!doctype html><title>${words}</title>`;
const leads = (to: string): string => redirectPage(to, site);

/** A small site as a build leaves it, with three old addresses that are in order and some that aren't. */
const built = {
  'index.html': page('Home'),
  'archive/index.html': page('Archive'),
  'articles/the-quota-talk/index.html': page('The quota talk'),
  'articles/ten-calls/index.html': page('Ten calls'),
  'blog/old/index.html': leads('/articles/the-quota-talk/'),
  'blog/old.html': leads('/articles/the-quota-talk/'),
  'blog/münchen/index.html': leads('/articles/ten-calls/'),
  _redirects: [
    '/blog/old /articles/the-quota-talk/ 301',
    '/blog/old.html /articles/the-quota-talk/ 301',
    '/blog/m%C3%BCnchen /articles/ten-calls/ 301',
    '',
  ].join('\n'),
  _redirects_by_query: '/?p=12 /articles/ten-calls/ 301\n',
};

describe('npm run redirects', () => {
  it('prints every old address and where it leads', async () => {
    const { code, out } = await redirectsProcess('--site-folder', await folderOf(built));
    expect(out.split('\n')).toEqual([
      '/blog/old           /articles/the-quota-talk/',
      '/blog/old.html      /articles/the-quota-talk/',
      '/blog/m%C3%BCnchen  /articles/ten-calls/',
      '/?p=12              /articles/ten-calls/',
      "_redirects_by_query: /?p=12 leads on from our own server alone: a static host can't tell addresses by their query.",
      'All 4 old addresses lead to a page.',
      '',
    ]);
    expect(code).toBe(0);
  });

  it('proves a list, whichever way its addresses are written', async () => {
    const folder = await folderOf({
      ...built,
      'old.txt': [
        '# the old blog',
        'https://old.example/blog/old',
        '/blog/old/',
        '/blog/old?utm_source=mail#top',
        '/blog/m%c3%bcnchen',
        '/blog/münchen/',
        '/?utm_medium=mail&p=12',
        '/articles/ten-calls',
        '/archive/',
      ].join('\r\n'),
    });
    const { code, out } = await redirects(folder, join(folder, 'old.txt'));
    expect(out).toContain('All 8 addresses in the list lead to a page.');
    expect(code).toBe(0);
  });

  it('says of every other address what is wrong, on which line, and what to write', async () => {
    const folder = await folderOf({
      ...built,
      'two/index.html': leads('/blog/old'),
      'round/index.html': leads('/about'),
      'about/index.html': leads('/round'),
      'away/index.html': leads('https://elsewhere.example/'),
      'gone/index.html': leads('/nowhere/'),
      _redirects: `${built._redirects}/two /blog/old 301\n/round /about 301\n/about /round 301\n/away https://elsewhere.example/ 301\n/gone /nowhere/ 301\n`,
      'old.txt':
        '/two\n/round\n/away\n/gone\n/2016/05/the-quota-tlak.html\n/Blog/Old\n/?p=13\n/zebra\nblog/old\n',
    });
    const { code, out } = await redirects(folder, join(folder, 'old.txt'));
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'old.txt, line 1: /two takes 2 redirects: /two → /blog/old → /articles/the-quota-talk/. Let it lead to /articles/the-quota-talk/ at once.',
      'old.txt, line 2: /round leads in a circle: /round → /about → /round. Take out one of these from "redirectFrom" or from "redirects" in src/site.ts.',
      'old.txt, line 3: /away leads to another site, https://elsewhere.example/. Let it lead to a page of this site, or take it out of the list.',
      'old.txt, line 4: /gone leads to /nowhere/, where no page is. Let it lead to a page that exists.',
      'old.txt, line 5: /2016/05/the-quota-tlak.html has no page. It may be content/articles/the-quota-talk: add "/2016/05/the-quota-tlak.html" to its "redirectFrom".',
      'old.txt, line 6: /Blog/Old has no page. Only its capitals keep it from /articles/the-quota-talk/: add "/Blog/Old" where that one\'s old addresses stand.',
      'old.txt, line 7: /?p=13 is answered by /, whatever its query says. Add "/?p=13" to "redirectFrom" of the article it was, or to "redirects" in src/site.ts.',
      'old.txt, line 8: /zebra has no page. Add "/zebra" to "redirectFrom" of the article it was, or to "redirects" in src/site.ts.',
      'old.txt, line 9: blog/old is neither an address nor a path. Write it as https://old.example/blog/post or /blog/post.',
      '0 of 9 addresses in the list lead to a page; 9 don’t.',
      '',
    ]);
  });

  it('sees where a static host would lead elsewhere than our server', async () => {
    const folder = await folderOf({
      ...built,
      'blog/old/index.html': leads('/archive/'),
      'blog/old.html': page('A page of its own'),
    });
    const { code, out } = await redirects(folder);
    expect(code).toBe(1);
    expect(out).toContain(
      '/blog/old leads to /articles/the-quota-talk/ by _redirects, but to /archive/ by the page there: build the site again.',
    );
    expect(out).toContain(
      '/blog/old.html leads to /articles/the-quota-talk/ by _redirects, but no page',
    );
  });

  it.each([
    ['a table', 'old.csv', 'old address,leads to,remark\n/blog/old,/a/,\n"/zebra",,"x, y"\n'],
    ['a table without names', 'list.csv', 'https://old.example/blog/old,1\n/zebra,2\n'],
    [
      'a sitemap',
      'sitemap.xml',
      '<urlset>\n<url><loc>https://old.example/blog/old</loc></url>\n<url><loc>https://old.example/zebra</loc></url></urlset>',
    ],
  ])('takes %s for a list', async (_, name, content) => {
    const folder = await folderOf({ ...built, [name]: content });
    const { out } = await redirects(folder, join(folder, name), true);
    const { addresses, problems } = JSON.parse(out) as {
      addresses: { address: string; kind: string }[];
      problems: { place: string }[];
    };
    expect(addresses.map(({ kind }) => kind)).toEqual(['answers', 'nothing']);
    expect(problems.map(({ place }) => place)).toEqual([
      `${name}, line ${name === 'list.csv' ? 2 : 3}`,
    ]);
  });

  it('reads the sitemaps beside an index, and says which one is missing', async () => {
    const index =
      '<sitemapindex><sitemap><loc>https://old.example/post-sitemap.xml</loc></sitemap></sitemapindex>';
    const folder = await folderOf({ ...built, 'sitemap.xml': index });
    const list = join(folder, 'sitemap.xml');
    const missing = await redirects(folder, list);
    expect(missing.error).toContain(
      'sitemap.xml, line 1: the sitemap https://old.example/post-sitemap.xml is needed, too.',
    );
    expect(missing.code).toBe(1);
    const whole = await folderOf({
      ...built,
      'sitemap.xml': index,
      'post-sitemap.xml': '<urlset><url><loc>https://old.example/blog/old</loc></url></urlset>',
    });
    expect((await redirects(whole, join(whole, 'sitemap.xml'))).code).toBe(0);
  });

  it('says when there is no list, no site, or no such option', async () => {
    const folder = await folderOf({ ...built, 'empty.txt': '\n# nothing\n' });
    const none = await redirects(folder, join(folder, 'none.txt'));
    expect(none).toMatchObject({ code: 1, error: expect.stringContaining('is not there') });
    const empty = await redirects(folder, join(folder, 'empty.txt'));
    expect(empty).toMatchObject({ code: 1, error: expect.stringContaining('lists no address') });
    const unbuilt = await redirects(join(folder, 'nowhere'));
    expect(unbuilt).toMatchObject({ code: 1, error: expect.stringContaining('npm run build') });
    const usage = await redirectsProcess('--site-folder', folder, '--prove');
    expect(usage).toMatchObject({ code: 2, error: expect.stringContaining('--prove') });
  });
});

it.each([
  ['/blog/talk/', 'has no page', '"redirectFrom" of content/articles/the-quota-talk'],
  ['/?p=7', 'is answered by /', '"redirectFrom" of content/articles/the-quota-talk'],
  ['/tag/calls', 'has no page', 'content/redirects.txt'],
])('nobody is told to write %s where it stands already', async (address, found, place) => {
  const content = await folderOf({
    'articles/the-quota-talk.mdx': '---\ndraft: true\nredirectFrom: [/blog/talk, /?p=7]\n---\n',
    'redirects.txt': '/tag/calls /archive/ 301\n',
  });
  const follow = following(await application(await folderOf(built)), site.url);
  const named = await namedAlready(content);
  const listed = { address, place: 'old.txt, line 1' };
  const problem = verdict(listed, await follow(address), undefined, () => undefined, named);
  expect(problem?.found).toContain(found);
  expect(problem?.write).toBe(
    `It stands in ${place} already, but not in this build: build the site again, or wait for the article if it is a draft or dated ahead.`,
  );
});

it('10,000 old addresses are followed in seconds', async () => {
  const slugs = Array.from({ length: 10_000 }, (_, index) => `article-number-${index}`);
  const folder = await folderOf({
    'articles/one/index.html': page('One'),
    _redirects: slugs.map((slug) => `/blog/${slug} /articles/one/ 301\n`).join(''),
  });
  const follow = following(await application(folder), site.url);
  const begun = performance.now();
  let answered = 0;
  for (const slug of slugs) {
    const { kind } = await follow(`https://old.example/blog/${slug}/`);
    answered += Number(kind === 'answers');
  }
  expect(answered).toBe(10_000);
  expect(performance.now() - begun).toBeLessThan(20_000);
});

it.each([
  ['/2016/05/the-quota-talk/', 'the-quota-talk'],
  ['/blog/The_Quota_Talk.html', 'the-quota-talk'],
  ['/blog/quota-talk', 'the-quota-talk'],
  ['/blog/tencalls', 'ten-calls'],
  ['/blog/dont-wait-for-it', 'don-t-wait-for-it'],
  ['/blog/the-other-thing', undefined],
  ['/', undefined],
  ['/%zz/', undefined],
])('the article nearest to %s is %s', (address, slug) => {
  const nearest = nearestArticle(['the-quota-talk', 'ten-calls', 'don-t-wait-for-it', 'a-week']);
  expect(nearest(address)).toBe(slug);
});

interface Run {
  code: number;
  out: string;
  error: string;
}

/** Runs the command here, on a built site. */
async function redirects(folder: string, list?: string, json = false): Promise<Run> {
  const texts: Record<string, string | undefined> = { 'site-folder': folder, verify: list };
  let out = '';
  const call: Call = {
    positionals: [],
    text: (option) => texts[option],
    texts: () => [],
    on: () => json,
    print: (line) => void (out += `${line}\n`),
    note: () => undefined,
  };
  try {
    return { code: await redirectsCommand.run(call), out, error: '' };
  } catch (error) {
    return { code: 1, out, error: String(error) };
  }
}

/** Runs the command as npm does. */
function redirectsProcess(...args: string[]): Promise<Run> {
  const script = join(import.meta.dirname, '../../../../src/authoring/redirects/redirects.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, out, said) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, error: said });
    });
  });
}
