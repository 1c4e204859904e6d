import { expect, test } from 'vitest';
import { internalLink } from '../../../../../src/authoring/check/rules/links/internal-link.ts';
import { site } from '../../../../../src/site.ts';
import { article, inShort, inSite } from '../written.ts';

const others = {
  'topics/goals.mdx':
    '---\ntitle: Goals\ndescription: Big numbers, cut small enough for a week.\n---\n',
  'topics/unused.mdx':
    '---\ntitle: Unused\ndescription: Nothing is here, and nothing will be.\n---\n',
  'pages/about.mdx': '---\ntitle: About\ndescription: Who writes this, and whom it is for.\n---\n',
  'articles/there.mdx': article('Words.', { id: 'there-id', redirectFrom: '[/blog/there]' }),
  'articles/draft.mdx': article('Words.', { id: 'draft-id', draft: 'true' }),
  'articles/soon.mdx': article('Words.', { id: 'soon-id', published: '2026-12-01' }),
};

async function linking(address: string, fields = {}): Promise<string[]> {
  const from = article(`See [what it says](${address}).`, fields);
  return inShort(await inSite(internalLink, { 'articles/one.mdx': from, ...others }));
}

test.each([
  '/',
  '/articles/there/',
  '/articles/there/?from=here#words',
  '/about/',
  '/topics/goals/',
  '/topics/',
  '/archive/',
  '/archive/2026/05/',
  '/archive/2026/05/rss.xml',
  '/calculators/odds/#v=1&o.weeks=4',
  '/calculators/my-plan/',
  '/search/?q=goal',
  '/rss.xml',
  '/favicon.svg',
  '/sitemap-index.xml',
  '/updates/',
  'https://elsewhere.example/nowhere/',
  'mailto:dana@onegoodweek.example',
  '#words',
])('nothing: %s', async (address) => {
  expect(await linking(address)).toEqual([]);
});

test.each([
  ['/articles/thre/', 'error', 'Did you mean /articles/there/?'],
  ['/Articles/There/', 'error', 'Did you mean /articles/there/?'],
  ['/picture.png', 'error', 'There is no page /picture.png'],
  ['/archive/2019/05/', 'error', 'There is no page /archive/2019/05/'],
  ['/topics/unused/', 'error', 'while no published article has this topic'],
  ['', 'error', 'leads nowhere'],
  ['/articles/there', 'warning', 'is written /articles/there/'],
  ['/blog/there', 'warning', 'leads on to /articles/there/: link to /articles/there/ itself'],
  ['/blog/there/', 'warning', 'leads on to /articles/there/'],
  ['/articles/', 'warning', 'leads on to /archive/'],
  [`${site.url}/about/`, 'hint', 'write /about/'],
])('%s: %s', async (address, level, sentence) => {
  const [found, ...more] = await linking(address);
  expect(more).toEqual([]);
  expect(found).toMatch(new RegExp(`^${level} 9:5 `));
  expect(found).toContain(sentence);
});

test('a link to a draft is an error', async () => {
  expect(await linking('/articles/draft/')).toEqual([
    'error 9:5 /articles/draft/ is a draft: readers would get "not found". Publish it first, or take the link out.',
  ]);
});

test('a link to a future article is an error for who is read before it, and nothing for who isn’t', async () => {
  const [found] = await linking('/articles/soon/');
  expect(found).toContain('appears on 2026-12-01');
  expect(await linking('/articles/soon/', { published: '2026-12-01' })).toEqual([]);
  expect(await linking('/articles/soon/', { published: '2026-11-30' })).toHaveLength(1);
});
