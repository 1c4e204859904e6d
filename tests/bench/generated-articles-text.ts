import {
  act,
  distinctTitle,
  drawFrom,
  heading,
  money,
  noun,
  sentence,
} from './generated-articles-words.ts';
import { description, speech, topics } from './generated-articles-words.ts';
import type { Draw } from './generated-articles-words.ts';

/** A calculator as an author embeds it. */
export interface EmbeddedCalculator {
  readonly tag: 'GoalPrice' | 'CompPlanCeiling' | 'SteppingStone' | 'ReverseFunnel' | 'Odds';
  readonly props: Readonly<Record<string, unknown>>;
}

/** One block of an article. Texts are Markdown. */
export type Block =
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'calculator'; readonly calculator: EmbeddedCalculator }
  | { readonly kind: 'footnoted'; readonly text: string; readonly note: string };

export interface GeneratedArticle {
  readonly slug: string;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly published: Date;
  readonly updated: Date | undefined;
  readonly topics: readonly string[];
  readonly series: { readonly title: string; readonly part: number } | undefined;
  readonly related: readonly string[];
  readonly blocks: readonly Block[];
}

const firstDay = Date.UTC(2006, 10, 1);
const lastDay = Date.UTC(2026, 9, 31);
/** The day of the article beyond the last, where its own place would lie in the future. */
const addedDay = Date.UTC(2026, 10, 15);
const day = 24 * 60 * 60 * 1000;

/** How many articles apart those with a calculator stand: 5 % of them have one. */
const calculatorEvery = 20;
const seriesEvery = 200;
const partsApart = 7;
const partsOfSeries = 5;

/**
 * The article at a place, from 0. It depends on nothing but its seed, its place and, for its day alone, how many
 * there are, so that one article more leaves all others as they were; the one at `count` is the newest.
 * @param count how many articles share the twenty years.
 */
export function generatedArticle(seed: number, place: number, count: number): GeneratedArticle {
  const draw = drawFrom(seed, place);
  const title = distinctTitle(seed, place);
  const scattered = firstDay + ((place + draw.number(0, 90) / 100) * (lastDay - firstDay)) / count;
  const published = new Date(Math.min(scattered, addedDay));
  published.setUTCSeconds(0, 0);
  return {
    slug: slugOf(title),
    id: `article-${String(place).padStart(6, '0')}`,
    title,
    description: description(draw),
    published,
    updated: draw.happens(0.1)
      ? new Date(Math.min(published.getTime() + draw.number(20, 400) * day, lastDay))
      : undefined,
    topics: topicsOf(draw),
    series: seriesAt(place),
    related: draw.happens(0.1) ? earlier(seed, place, draw.number(1, 3), draw) : [],
    blocks: blocksOf(seed, place, draw),
  };
}

function topicsOf(draw: Draw): readonly string[] {
  const chosen = Array.from({ length: draw.number(1, 3) }, () => draw.of(topics)[0]);
  return [...new Set(chosen)];
}

function seriesAt(place: number): GeneratedArticle['series'] {
  const within = place % seriesEvery;
  if (within % partsApart !== 0 || within >= partsApart * partsOfSeries) return undefined;
  return {
    title: `Notebook ${Math.floor(place / seriesEvery) + 1}`,
    part: within / partsApart + 1,
  };
}

function earlier(seed: number, place: number, most: number, draw: Draw): readonly string[] {
  if (place === 0) return [];
  const places = Array.from({ length: most }, () => draw.number(0, place - 1));
  return [...new Set(places)].map((other) => slugOf(distinctTitle(seed, other)));
}

function blocksOf(seed: number, place: number, draw: Draw): readonly Block[] {
  const blocks: Block[] = [markdown(paragraph(draw)), markdown(paragraph(draw))];
  const sections = draw.number(3, 5);
  const special = draw.number(0, sections - 1);
  const headings = new Set<string>();
  while (headings.size < sections) headings.add(heading(draw));
  for (const [index, text] of [...headings].entries()) {
    blocks.push(markdown(`## ${text}`), markdown(paragraph(draw)));
    if (index === special) blocks.push(...specialBlocks(place, draw));
    if (draw.happens(0.35)) blocks.push(markdown(list(draw)));
    if (draw.happens(0.3)) blocks.push(markdown(quotation(draw)));
    if (draw.happens(0.2)) blocks.push(markdown(`### ${capital(noun(draw))}`));
    blocks.push(markdown(linked(seed, place, draw)));
    // Fewer sections are longer ones, so that all articles come to about six hundred words.
    if (sections < 4) blocks.push(markdown(paragraph(draw)));
  }
  return blocks;
}

function specialBlocks(place: number, draw: Draw): Block[] {
  const blocks: Block[] = [];
  if (place % calculatorEvery === partsApart + 1) {
    const kind = Math.floor(place / calculatorEvery);
    blocks.push({ kind: 'calculator', calculator: calculatorOf(kind, draw) });
  }
  if (draw.happens(0.2)) blocks.push(markdown(table(draw)));
  if (draw.happens(0.2)) {
    blocks.push({ kind: 'footnoted', text: paragraph(draw), note: sentence(draw) });
  }
  return blocks;
}

function calculatorOf(kind: number, draw: Draw): EmbeddedCalculator {
  const calculators: readonly (() => EmbeddedCalculator)[] = [
    () => ({
      tag: 'GoalPrice',
      props: { cost: draw.number(5, 90) * 1_000, kept: draw.number(55, 75), commission: 8 },
    }),
    () => ({
      tag: 'SteppingStone',
      props: { goal: draw.number(20, 150) * 10_000, weeksOff: draw.number(0, 6) },
    }),
    () => ({
      tag: 'Odds',
      props: { chance: draw.number(35, 75), weeks: 50, string: draw.number(3, 8) },
    }),
    () => ({
      tag: 'ReverseFunnel',
      props: { gap: draw.number(20, 60) * 10_000, deal: 20_000, winRate: draw.number(15, 40) },
    }),
    () => ({
      tag: 'CompPlanCeiling',
      props: {
        base: 60_000,
        quota: draw.number(8, 14) * 100_000,
        goal: 200_000,
        tiers: [
          { from: 0, rate: draw.number(6, 9) },
          { from: 100, rate: 12 },
        ],
      },
    }),
  ];
  const make = calculators[kind % calculators.length];
  if (!make) throw new Error(`There is no calculator ${kind}.`);
  return make();
}

const markdown = (text: string): Block => ({ kind: 'markdown', text });

const sentencesOf = (draw: Draw, count: number): string =>
  Array.from({ length: count }, () => sentence(draw)).join(' ');

function paragraph(draw: Draw): string {
  const text = sentencesOf(draw, draw.number(3, 4));
  return draw.happens(0.15) ? `${text} **${sentence(draw)}**` : text;
}

function linked(seed: number, place: number, draw: Draw): string {
  const [slug] = earlier(seed, place, 1, draw);
  const text = sentencesOf(draw, 2);
  return slug && draw.happens(0.6)
    ? `${text} There is [more about ${noun(draw)}](/articles/${slug}/), *with the numbers*.`
    : text;
}

function list(draw: Draw): string {
  const mark = draw.happens(0.5) ? '1.' : '-';
  const items = Array.from({ length: draw.number(3, 5) }, () => `${mark} ${capital(act(draw))}`);
  return items.join('\n');
}

function quotation(draw: Draw): string {
  return [`> “${speech(draw)}.”`, '>', `> She waited. “${speech(draw)}.”`].join('\n');
}

function table(draw: Draw): string {
  const rows = Array.from(
    { length: draw.number(4, 8) },
    (_, week) => `| ${week + 1} | ${money(draw)} | ${draw.happens(0.5) ? 'yes' : 'no'} |`,
  );
  return ['| Week | Sold | A good week |', '| ---: | ---: | :--- |', ...rows].join('\n');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The slug of a headline. */
export const slugOf = (title: string): string =>
  title.toLowerCase().replaceAll('’', '').replaceAll(' ', '-');
