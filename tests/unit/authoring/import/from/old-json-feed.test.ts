import { expect, it } from 'vitest';
import { exportOf, oldArticlesAt } from '../old-articles.ts';

it('a JSON Feed gives every field of an item, and says what is wrong with one', async () => {
  const { name, articles, leftOut } = await oldArticlesAt(exportOf('feed.json'));
  expect(name).toBe('JSON Feed');
  expect(articles).toEqual([
    {
      source: 'feed.json, item 1',
      identity: 'https://closing-time.example/a-week/',
      address: 'https://closing-time.example/a-week/',
      title: 'A week',
      description: 'What fits into five days, and what never will.',
      published: '2022-05-02T07:00:00+02:00',
      updated: '2022-05-03T07:00:00+02:00',
      topics: ['Time', 'Goals'],
      author: 'Ruth Okafor',
      cover: { src: 'https://closing-time.example/week.jpg' },
      body: { kind: 'html', text: '<p>Five days.</p>' },
    },
    {
      source: 'feed.json, item 2',
      identity: 'https://closing-time.example/note/ 2',
      address: 'https://closing-time.example/note/',
      author: 'Sam Ito',
      lost: [
        'It was about another page, https://elsewhere.example/: link to it in the text',
        'The date "yesterday" can\'t be read and was left out',
      ],
      body: { kind: 'text', text: 'A note without a title.' },
    },
  ]);
  expect(leftOut).toEqual([
    'feed.json, item 3: this is no article but "not an item", and stays out.',
  ]);
});
