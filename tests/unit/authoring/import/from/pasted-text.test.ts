import { expect, it } from 'vitest';
import { exportOf, oldArticlesAt, oldArticlesIn } from '../old-articles.ts';

it('a pasted text has its title first, then perhaps a date and a name, then its text', async () => {
  const { name, articles } = await oldArticlesAt(exportOf('pasted.txt'));
  expect(name).toBe('text (.txt)');
  expect(articles).toEqual([
    {
      source: 'pasted.txt, line 1',
      identity: 'pasted.txt, line 1',
      title: 'The $52,000 question',
      published: '2016-05-03T09:12:00Z',
      author: 'Ruth Okafor',
      body: { kind: 'text', text: 'What would you do with it?\n\nWrite it down.' },
    },
  ]);
});

it.each([
  ['Title\n\nBy noon it was done.\n', { body: { text: 'By noon it was done.' } }],
  ['Title\n2016\n', { body: { text: '2016' } }],
  ['Title', { body: { text: '' } }],
  [
    'Title\r\n3 May 2016\r\nText\r\nmore',
    { published: '2016-05-03', body: { text: 'Text\nmore' } },
  ],
  [
    'Title\n5/3/2016\nText',
    { lost: [expect.stringContaining('two days')], body: { text: 'Text' } },
  ],
])('a pasted text, %j', async (text, expected) => {
  const { articles } = await oldArticlesIn(text, 'a.txt');
  expect(articles).toMatchObject([
    { title: 'Title', ...expected, body: { kind: 'text', ...expected.body } },
  ]);
});
