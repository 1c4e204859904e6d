import { expect, test } from 'vitest';
import { months, monthsInFull, years } from '../../../src/articles/months.ts';
import { oldAddresses } from '../../../src/redirects/claimed-addresses.ts';
import { previousAndNext } from '../../../src/articles/previous-next.ts';
import { seriesOf } from '../../../src/articles/series.ts';
import { article } from './article.ts';

const newest = article('newest', { published: '2026-05-14' });
const middle = article('middle', { published: '2026-05-01T00:00:00Z' });
const oldest = article('oldest', { published: '2025-12-31T23:59:59Z' });
const all = [newest, middle, oldest];

test('previous is the one published before, next the one after; the ends have none', () => {
  expect(previousAndNext(middle, all)).toEqual({ previous: oldest, next: newest });
  expect(previousAndNext(newest, all)).toEqual({ previous: middle, next: undefined });
  expect(previousAndNext(oldest, all)).toEqual({ previous: undefined, next: middle });
});

test('months and years are those of UTC, newest first', () => {
  expect(months(all).map(({ key, articles }) => [key, articles.length])).toEqual([
    ['2026-05', 2],
    ['2025-12', 1],
  ]);
  expect(years(all).map(({ year }) => year)).toEqual(['2026', '2025']);
});

test('a series stands in the order of its parts, and knows only what is published', () => {
  const second = article('second', { series: { title: 'Days', part: 2 } });
  const first = article('first', { series: { title: 'Days', part: 1 } });
  expect(seriesOf(second, [second, newest, first])?.parts).toEqual([first, second]);
  expect(seriesOf(newest, [second, first])).toBeUndefined();
});

test('two articles that claim one part are named in a sentence', () => {
  const one = article('one', { series: { title: 'Days', part: 1 } });
  const other = article('other', { series: { title: 'Days', part: 1 } });
  expect(() => seriesOf(one, [one, other])).toThrow(
    'other and one are both part 1 of the series "Days": number them differently.',
  );
});

test('old addresses are listed once each, with where they lead', () => {
  const moved = article('moved', { redirectFrom: ['/blog/b', '/blog/a.html'] });
  expect(oldAddresses([moved])).toEqual([
    { from: '/articles/', to: '/archive/' },
    { from: '/blog/a.html', to: '/articles/moved/' },
    { from: '/blog/b', to: '/articles/moved/' },
  ]);
  expect(oldAddresses([], { '/2016/05/': '/archive/2016/05/' })).toContainEqual({
    from: '/2016/05/',
    to: '/archive/2016/05/',
  });
  expect(() => oldAddresses([moved], { '/blog/b/': '/' })).toThrow('/blog/b leads both to / and');
});

test('a page lists whole months in full, the newest, until they are too many', () => {
  const counts = (most: number) => [...monthsInFull(months(all), most)].map(({ key }) => key);
  expect(counts(3)).toEqual(['2026-05', '2025-12']);
  expect(counts(2)).toEqual(['2026-05']);
  expect(counts(1)).toEqual([]);
});

test('a year counts the articles of its months', () => {
  expect(years(all).map(({ year, count }) => [year, count])).toEqual([
    ['2026', 2],
    ['2025', 1],
  ]);
});
