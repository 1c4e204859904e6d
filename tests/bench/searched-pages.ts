import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayInWords, machineDay } from '../../src/articles/dates.ts';
import { generatedArticle } from './generated-articles-text.ts';
import type { GeneratedArticle } from './generated-articles-text.ts';
import { drawFrom, topics } from './generated-articles-words.ts';

const titles = new Map(topics.map(([name, title]) => [name as string, title as string]));

const rareWords = 30_000;
const rareWordsInArticle = 90;
const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');

/**
 * Writes generated articles as pages, as they look in the built site: one of its pages, with other words in it.
 * Building them would take minutes, and say nothing more about searching. The generated texts have few different
 * words; what a language has of rare ones is made up, the nth as often as words are by Zipf's law.
 */
export function writeArticlePages(site: string, folder: string, count: number): void {
  const page = readFileSync(join(site, 'articles/the-twenty-k-week/index.html'), 'utf8');
  const [before = '', after = ''] = page.split(/<article data-pagefind-body[\s\S]*<\/article>/);
  for (let place = 0; place < count; place += 1) {
    const article = generatedArticle(1, place, count);
    const head = before.replace(
      /(article:published_time" content=")[^"]*/,
      `$1${article.published.toISOString()}`,
    );
    const location = join(folder, 'articles', article.slug);
    mkdirSync(location, { recursive: true });
    writeFileSync(join(location, 'index.html'), head + markup(article, place) + after);
  }
}

function markup(article: GeneratedArticle, place: number): string {
  const { title, description, published, topics: names, blocks } = article;
  const day = machineDay(published);
  const links = names.map(
    (name) => `<a data-pagefind-filter="topic">${escaped(titles.get(name) ?? '')}</a>`,
  );
  const texts = blocks.flatMap((block) =>
    block.kind === 'calculator' ? [] : [`<p>${escaped(plain(block.text))}</p>`],
  );
  return [
    `<article data-pagefind-body><header><p data-pagefind-ignore>${links.join('')}</p>`,
    `<h1>${escaped(title)}</h1><p class="standfirst" data-pagefind-weight="3">${escaped(description)}</p>`,
    `<p data-pagefind-ignore data-pagefind-filter="year:${day.slice(0, 4)}">`,
    `<time datetime="${day}" data-pagefind-meta="date[datetime]">${dayInWords(published)}</time></p></header>`,
    ...texts,
    `<p>${rareWordsOf(place).join(' ')}</p>`,
    '</article>',
  ].join('');
}

/** One of the made up words: the first is the most common. */
export function rareWord(number: number): string {
  let rest = number + 1;
  let word = '';
  for (; rest > 0; rest = Math.floor(rest / syllables.length)) {
    word += syllables[rest % syllables.length];
  }
  return `${word}n`;
}

function rareWordsOf(place: number): string[] {
  const draw = drawFrom(2, place);
  return Array.from({ length: rareWordsInArticle }, () =>
    rareWord(Math.floor(rareWords ** (draw.number(0, 1_000_000) / 1_000_000)) - 1),
  );
}

function plain(markdown: string): string {
  return markdown.replaceAll(/\]\([^)]*\)|[*_#>[\]`]/g, '');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
