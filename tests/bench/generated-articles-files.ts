import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worksheet } from '../../src/calculators/shared/calculator/calculator.ts';
import { workedExample } from '../../src/calculators/shared/calculator/worked-example.ts';
import { exampleFrom } from '../../src/calculators/comp-plan-ceiling/inputs.ts';
import { compPlanCeiling } from '../../src/calculators/comp-plan-ceiling/worksheet.ts';
import { goalPrice } from '../../src/calculators/goal-price/worksheet.ts';
import { odds } from '../../src/calculators/odds/worksheet.ts';
import { stepNamed } from '../../src/calculators/path.ts';
import { reverseFunnel } from '../../src/calculators/reverse-funnel/worksheet.ts';
import { steppingStone } from '../../src/calculators/stepping-stone/worksheet.ts';
import { workingYear } from '../../src/calculators/stepping-stone/working-time/working-year.ts';
import { generatedArticle } from './generated-articles-text.ts';
import type { EmbeddedCalculator, GeneratedArticle } from './generated-articles-text.ts';
import { topics } from './generated-articles-words.ts';

const standingPages = fileURLToPath(new URL('../../content/pages/', import.meta.url));

/** The day the generated blog is built on: after its last article. */
export const generatedToday = '2026-11-22';

/** For whom a folder is written: this site, an Astro site without calculators, or one that knows Markdown alone. */
export type Audience = 'this site' | 'plain mdx' | 'plain markdown';

/**
 * Writes a whole content folder, replacing what is there: articles, topics and the project's standing pages.
 * @param count how many articles; they are the same for one seed.
 */
export function writeContent(
  folder: string,
  seed: number,
  count: number,
  audience: Audience,
): void {
  rmSync(folder, { recursive: true, force: true });
  for (const kind of ['articles', 'topics', 'pages'])
    mkdirSync(join(folder, kind), { recursive: true });
  for (let place = 0; place < count; place += 1) {
    writeArticle(folder, generatedArticle(seed, place, count), audience);
  }
  for (const [name, title, about] of topics) {
    const front = frontMatter({
      title,
      description: `${title} on this blog: ${about}, in the order it was written.`,
      // Hugo would write a feed for each topic, which the others don't.
      outputs: audience === 'plain markdown' ? ['HTML'] : undefined,
    });
    const text = `${front}\nThese articles are about ${about}. Begin with the newest, or with any.\n`;
    const file = audience === 'plain markdown' ? `${name}/_index.md` : `${name}.mdx`;
    mkdirSync(dirname(join(folder, 'topics', file)), { recursive: true });
    writeFileSync(join(folder, 'topics', file), text);
  }
  for (const file of readdirSync(standingPages)) {
    const name = audience === 'plain markdown' ? file.replace(/\.mdx$/, '.md') : file;
    // The articles they link to aren't in the generated blog.
    const text = readFileSync(join(standingPages, file), 'utf8').replaceAll(
      /\/articles\/[a-z0-9-]+\//g,
      '/archive/',
    );
    writeFileSync(join(folder, 'pages', name), text);
  }
}

/** Writes one article into a content folder, and gives its file. */
export function writeArticle(
  folder: string,
  article: GeneratedArticle,
  audience: Audience,
): string {
  const file = articleFile(folder, article, audience);
  writeFileSync(file, audience === 'this site' ? ourSource(article) : plainSource(article));
  return file;
}

/** Where an article lies in a content folder. */
export function articleFile(
  folder: string,
  { slug }: Pick<GeneratedArticle, 'slug'>,
  audience: Audience,
): string {
  return join(folder, 'articles', `${slug}.${audience === 'plain markdown' ? 'md' : 'mdx'}`);
}

/** An article as its author would write it here. */
export function ourSource(article: GeneratedArticle): string {
  const { id, title, description, published, updated, topics, series, related } = article;
  const notes: string[] = [];
  const body = article.blocks.map((block) => {
    if (block.kind === 'markdown') return block.text;
    if (block.kind === 'calculator') return tagOf(block.calculator);
    notes.push(`[^${notes.length + 1}]: ${block.note}`);
    return `${block.text}[^${notes.length}]`;
  });
  return [
    frontMatter({ id, title, description, published, updated, topics, series, related }),
    ...body,
    ...notes,
    '',
  ].join('\n\n');
}

/** The same article for others: a calculator is a table of its numbers, a footnote plain HTML. */
export function plainSource(article: GeneratedArticle): string {
  const { id, title, description, published: date, updated, topics, series, related } = article;
  const months = [date.toISOString().slice(0, 7)];
  const notes: string[] = [];
  const body = article.blocks.map((block) => {
    if (block.kind === 'markdown') return block.text;
    if (block.kind === 'calculator') return numbersOf(block.calculator);
    const number = notes.length + 1;
    notes.push(
      `<li id="fn-${number}"><p>${block.note} <a href="#fnref-${number}" class="data-footnote-backref" aria-label="Back to reference ${number}">↩</a></p></li>`,
    );
    return `${block.text}<sup><a href="#fn-${number}" id="fnref-${number}" data-footnote-ref aria-describedby="footnote-label">${number}</a></sup>`;
  });
  const footnotes =
    notes.length > 0
      ? [
          `<section class="footnotes"><h2 class="sr-only" id="footnote-label">Footnotes</h2><ol>${notes.join('')}</ol></section>`,
        ]
      : [];
  return [
    frontMatter({ id, title, description, date, updated, topics, months, series, related }),
    ...body,
    ...footnotes,
    '',
  ].join('\n\n');
}

function frontMatter(fields: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    return `${name}: ${value instanceof Date ? value.toISOString() : JSON.stringify(value)}`;
  });
  return ['---', ...lines, '---'].join('\n');
}

function tagOf({ tag, props }: EmbeddedCalculator): string {
  const written = Object.entries(props).map(
    ([name, value]) => `${name}={${JSON.stringify(value)}}`,
  );
  return `<${tag} ${written.join(' ')} />`;
}

function numbersOf({ tag, props }: EmbeddedCalculator): string {
  const { name, summary, rows } = {
    GoalPrice: () => worked(goalPrice, props),
    CompPlanCeiling: () => worked(compPlanCeiling, exampleFrom(props)),
    SteppingStone: () => worked(steppingStone, { ...workingYear(generatedToday), ...props }),
    ReverseFunnel: () => worked(reverseFunnel, props),
    Odds: () => worked(odds, props),
  }[tag]();
  const { title } = stepNamed(name);
  return [
    `**${title}.** ${summary}`,
    ['| What | How much |', '| :--- | ---: |', ...rows].join('\n'),
    `[Work out your own ${title.toLowerCase()}](/calculators/${name}/)`,
  ].join('\n\n');
}

function worked<Of extends Worksheet['fields']>(
  calculator: Worksheet<Of>,
  example: Readonly<Record<string, unknown>>,
): { name: string; summary: string; rows: readonly string[] } {
  const values = workedExample(calculator, example, generatedToday);
  const { summary, headline } = calculator.work(values, generatedToday);
  const { figures } = calculator.details(values, generatedToday);
  const rows = [headline, ...figures].map(({ label, value }) => `| ${label} | ${value} |`);
  return { name: calculator.name, summary, rows };
}
