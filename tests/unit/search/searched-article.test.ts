import { expect, test } from 'vitest';
import { searchedArticle } from '../../../src/search/indexing/searched-article.ts';

const page = `<!doctype html><html><head>
  <meta property="article:published_time" content="2026-05-14T00:00:00.000Z">
  <style>p { color: red }</style></head><body><nav>Menu</nav><main>
  <article data-search-article><header>
    <p data-search-skip><a data-search-topic href="/topics/goals/">Goals &amp; <b>reasons</b></a><a data-search-topic>Habits</a></p>
    <h1>Price the <em>r</em>eason</h1><p data-search-skip><time>May 14</time></p></header>
    <p>One goo<strong>d</strong> week.</p><p>Then&nbsp;another<br>one, 5 &lt; 6.</p>
    <nav>Contents</nav><script>let hidden;</script><goal-price><label>Goal</label></goal-price><ul><li>first</li><li>second</li></ul>
    <img alt="A > B" src="a.png">
  </article><p>After the article</p></main></body></html>`;

test('of a page the title, the moment, the topics and the text of the article are read', () => {
  expect(searchedArticle(page, '/articles/a/')).toEqual({
    url: '/articles/a/',
    title: 'Price the reason',
    published: '2026-05-14T00:00:00.000Z',
    topics: ['Goals & reasons', 'Habits'],
    text: 'One good week. Then another one, 5 < 6. first second',
  });
});

test('a page without an article to search has nothing', () => {
  expect(searchedArticle('<h1>Archive</h1>', '/archive/')).toBeUndefined();
});
