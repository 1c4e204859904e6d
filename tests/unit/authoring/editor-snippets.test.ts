import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { writtenFrontMatter } from '../../../src/articles/front-matter/article.ts';
import { calculatorFields } from './calculator-fields.ts';
import { embedsIn } from './embeds-in.ts';

interface Snippet {
  readonly scope: string;
  readonly prefix: string;
  readonly body: readonly string[];
}

// VS Code allows a comma after the last entry, which JSON doesn't, but YAML does.
const snippets = Object.values(
  parse(readFileSync('.vscode/one-good-week.code-snippets', 'utf8')) as Record<string, Snippet>,
);

/** What the editor writes when nothing is changed. */
const written = ({ body }: Snippet): string =>
  body
    .join('\n')
    .replaceAll(/\$\{\d+:((?:\\.|[^}])*)\}/g, '$1')
    .replaceAll('\\$', '$');

test('each embed a snippet writes is there, with props it knows', () => {
  const embeds = snippets.flatMap((snippet) =>
    /^[<[!|>]/.test(written(snippet)) ? embedsIn(written(snippet)) : [],
  );
  expect(embeds.map(({ tag }) => tag).toSorted()).toEqual(
    [...Object.keys(calculatorFields), 'Today'].toSorted(),
  );
  const known = new Map(Object.entries(calculatorFields));
  for (const { tag, props } of embeds) {
    const fields = [...Object.keys(known.get(tag) ?? {}), 'tiers'];
    expect(fields).toEqual(expect.arrayContaining([...props]));
  }
});

test('each field of the front matter a snippet writes passes the schema', () => {
  const fields = snippets.map(written).filter((text) => /^[a-z]\w+:/i.test(text));
  expect(fields.length).toBeGreaterThan(4);
  for (const text of fields) {
    const partial = writtenFrontMatter.partial().safeParse(parse(text));
    expect(partial.error, text).toBeUndefined();
  }
});

test('snippets are for articles, and no two answer to one word', () => {
  expect(new Set(snippets.map(({ scope }) => scope))).toEqual(new Set(['mdx']));
  const words = snippets.map(({ prefix }) => prefix);
  expect(words).toEqual([...new Set(words)]);
});
