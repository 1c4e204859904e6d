import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { writtenFrontMatter } from '../../../src/articles/front-matter/article.ts';
import { TIERS } from '../../../src/calculators/comp-plan-ceiling/inputs.ts';
import { path } from '../../../src/calculators/path.ts';
import { standardOf } from '../../../src/calculators/shared/fields/field.ts';
import type { Field } from '../../../src/calculators/shared/fields/field.ts';
import { calculatorFields } from './calculator-fields.ts';
import { embedsIn } from './embeds-in.ts';

const guide = readFileSync('content/README.md', 'utf8');

/** What stands under a heading, up to the next of its level. */
function section(heading: string): string {
  const [level = ''] = /^#+/.exec(heading) ?? [];
  const [, text = ''] = guide.split(`\n${heading}\n`);
  return text.split(new RegExp(`^${level} `, 'm'))[0] ?? '';
}

/** The rows of the tables in a text, cells without their padding. */
const rows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

test('the guide names every field of the front matter, in the words of the schema', () => {
  const meaning = (field: z.ZodType): string => z.globalRegistry.get(field)?.description ?? '';
  const expected = Object.entries(writtenFrontMatter.shape).map(([name, field]) => [
    `\`${name}\``,
    field.safeParse(undefined).success ? '' : 'yes',
    meaning(field),
  ]);
  expect(rows(section('### Every field'))).toEqual(expected);
});

test.each(path.map(({ tag }) => tag))(
  'the guide names every prop of <%s>, as the worksheet asks it',
  (tag) => {
    const fields = calculatorFields[tag];
    const expected = Object.entries(fields).map(([name, field]) => {
      const { label, control, link, write } = field;
      const choices =
        control.type === 'choice'
          ? `: ${control.options.map(([value]) => `\`${value}\``).join(', ')}`
          : '';
      const standard = standardOf(field as Field, '2026-11-28');
      const text = (control.type === 'day' ? (link as Field['link']) : (write as Field['write']))(
        standard,
      );
      return [`\`${name}\``, `${label}${choices}`, text === '' ? '' : `\`${text}\``];
    });
    expect(rows(section(`### \`<${tag}>\``))).toEqual(expected);
  },
);

test('the guide says how many tiers a plan may have', () => {
  expect(section('### `<CompPlanCeiling>`')).toContain(
    `up to ${['', '', '', '', '', 'five'][TIERS.length]}`,
  );
});

test('each calculator and <Today> has a picture, and each picture a place', () => {
  const shown = [...guide.matchAll(/src="guide\/([^"]+)"[^>]*alt="[^"]{20,}"/g)].map(
    ([, file]) => file,
  );
  expect(shown.toSorted()).toEqual(readdirSync('content/guide').toSorted());
  for (const { name } of path) expect(shown).toContain(`${name}.webp`);
  expect(shown).toContain('today.webp');
});

test('every example of an embed has props that exist', () => {
  const examples = [...guide.matchAll(/^```mdx\n([^]*?)^```$/gm)].flatMap(([, text = '']) =>
    embedsIn(text),
  );
  expect(examples.map(({ tag }) => tag)).toEqual(['Today', ...path.map(({ tag }) => tag)]);
  const known = new Map<string, object>(Object.entries(calculatorFields));
  for (const { tag, props } of examples) {
    const fields = [...Object.keys(known.get(tag) ?? {}), 'tiers'];
    expect(fields).toEqual(expect.arrayContaining([...props]));
  }
});

test('every file, part and command the guide names is there', () => {
  const prose = guide.replaceAll(/^```[^]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
  const links = [...prose.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
  const [parts, files] = [
    links.filter((link) => link.startsWith('#')),
    links.filter((link) => !link.startsWith('#')).map((link) => link.replace(/#.*/, '')),
  ];
  const headings = [...guide.matchAll(/^#+ (.+)$/gm)].map(
    ([, heading = '']) =>
      `#${heading
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(' ', '-')}`,
  );
  expect(parts.length).toBeGreaterThan(10);
  expect(parts.filter((part) => !headings.includes(part))).toEqual([]);
  const ours = files.filter((file) => !file.startsWith('https://'));
  expect(ours.filter((file) => !existsSync(`content/${file}`))).toEqual([]);
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = [...guide.matchAll(/npm run ([\w:]+)/g)].map(([, script = '']) => script);
  expect([...new Set(named)].filter((script) => !(script in scripts))).toEqual([]);
});
