import { expect, test } from 'vitest';
import { relatedArticles } from '../../../src/articles/related.ts';
import { article } from './article.ts';

const slugs = (found: readonly { id: string }[]): string[] => found.map(({ id }) => id);

test('what an article names comes first, in its order', () => {
  const [one, two, three] = [article('one'), article('two'), article('three')];
  const own = article('own', { related: ['three', 'two'] });
  expect(slugs(relatedArticles(own, [own, one, two, three], 3))).toEqual(['three', 'two', 'one']);
});

test('then the most shared topics, the main one counting double; the newest among equals', () => {
  const own = article('own', { topics: ['goals', 'coaching', 'pipeline'] });
  const candidates = [
    article('one-lesser', { topics: ['coaching'] }),
    article('main', { topics: ['goals'] }),
    article('two-lesser', { topics: ['pipeline', 'coaching'] }),
    article('nothing', { topics: ['beliefs'] }),
    article('all', { topics: ['goals', 'coaching'] }),
  ];
  expect(slugs(relatedArticles(own, [own, ...candidates], 6))).toEqual([
    'all',
    'main',
    'two-lesser',
    'one-lesser',
  ]);
});

test('parts of the same series are left to the list of the series', () => {
  const own = article('own', { series: { title: 'Days', part: 1 } });
  const part = article('part', { series: { title: 'Days', part: 2 } });
  const other = article('other', { series: { title: 'Weeks', part: 1 } });
  expect(slugs(relatedArticles(own, [own, part, other], 3))).toEqual(['other']);
});

test('a named article that isn’t published yet doesn’t appear', () => {
  const own = article('own', { related: ['later'] });
  expect(relatedArticles(own, [own], 3)).toEqual([]);
});
