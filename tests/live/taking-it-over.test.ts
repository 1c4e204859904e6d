import { globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { site as sample } from '../../src/site.ts';
import { inShell } from './running.ts';

// What an owner does by the README's "Make it yours", on the clone that the machine was laid out with.
const root = inject('root');
const clone = join(root, 'srv/one-good-week/site');
const other = join(root, 'other-blog');
const inOther = (text: string) => inShell(root, text, 'other-blog');
const settings = {
  "url: 'https://onegoodweek.example'": "url: 'https://tuesdays.example'",
  "name: 'One Good Week'": "name: 'Ten Good Tuesdays'",
  [`tagline: '${sample.tagline}'`]: "tagline: 'Selling, one Tuesday at a time.'",
  [`'${sample.description}'`]:
    "'Words about selling on Tuesdays, for people who have a reason to sell.'",
  "name: 'Dana Whitlock'": "name: 'Noor Haddad'",
  "email: 'dana@onegoodweek.example'": "email: 'noor@tuesdays.example'",
};

beforeAll(() => {
  execFileSync('git', ['clone', '--quiet', '.', other]);
  execFileSync('cp', ['-al', join(clone, 'node_modules'), other]);
  const file = join(other, 'src/site.ts');
  const written = Object.entries(settings).reduce(
    (text, [from, to]) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    },
    readFileSync(file, 'utf8'),
  );
  writeFileSync(file, written);
  const tokens = join(other, 'src/styles/tokens.css');
  writeFileSync(tokens, readFileSync(tokens, 'utf8').replaceAll('#ffd83d', '#9be7c4'));
  for (const folder of ['articles', 'topics']) {
    rmSync(join(other, 'content', folder), { recursive: true });
    mkdirSync(join(other, 'content', folder));
  }
  for (const [page, title] of [
    ['about', 'Who writes here'],
    ['contact', 'Write to me'],
    ['privacy', 'What we keep'],
    ['accessibility', 'For everybody'],
  ]) {
    writeFileSync(
      join(other, `content/pages/${page}.mdx`),
      `---\ntitle: ${title}\ndescription: A page of another blog, with a sentence that is long enough for it.\n---\n\nWords of its own.\n`,
    );
  }
  writeFileSync(
    join(other, 'content/topics/tuesdays.mdx'),
    '---\ntitle: Tuesdays\ndescription: What a Tuesday is for, and what it can carry for a week.\n---\n\nA Tuesday.\n',
  );
});

/** Everything that is published, as text, by its path. */
function published(): ReadonlyMap<string, string> {
  return new Map(
    globSync('**/*', { cwd: join(other, 'dist') })
      .filter((path) => statSync(join(other, 'dist', path)).isFile())
      .map((path) => {
        const bytes = readFileSync(join(other, 'dist', path));
        const plain = path.endsWith('.br')
          ? brotliDecompressSync(bytes)
          : path.endsWith('.gz')
            ? gunzipSync(bytes)
            : bytes;
        return [path, plain.toString('latin1')];
      }),
  );
}

const traces = /One Good Week|one-good-week(?!-live)|onegoodweek|Whitlock|\bDana\b/;

test('a blog without an article builds, and says what is to come', () => {
  const built = inOther('npm run build');
  expect(built.code, built.output).toBe(0);
  const home = readFileSync(join(other, 'dist/index.html'), 'utf8');
  expect(home).toContain('Ten Good Tuesdays');
  expect(home).not.toMatch(/undefined|NaN|\[object/);
});

describe('with one article', () => {
  beforeAll(() => {
    writeFileSync(
      join(other, 'content/articles/the-first.mdx'),
      '---\nid: thefirst1\ntitle: The first Tuesday\ndescription: An article of another blog, with a description that is long enough.\npublished: 2026-01-06\ntopics: [tuesdays]\n---\n\nSell something.\n\n<SteppingStone goal={1_000_000} weeksOff={2} />\n',
    );
    const built = inOther('npm run build');
    expect(built.code, built.output).toBe(0);
  });

  test('nothing published tells of the sample: pages, feeds, pictures’ names, scripts, mails', () => {
    const found = [...published()].flatMap(([path, text]) => {
      const [trace] = traces.exec(text) ?? [];
      return trace ? [`${path}: ${trace}`] : [];
    });
    expect(found).toEqual([]);
  });

  test('a mail is the new owner’s', () => {
    const planned = inOther(
      `UPDATES_DIRECTORY=${other}/var node_modules/.bin/node src/updates/cli.ts plan --article thefirst1`,
    );
    const mails = globSync('var/**/*.{eml,html,txt}', { cwd: other }).map((file) =>
      readFileSync(join(other, file), 'utf8'),
    );
    expect(`${planned.output}${mails.join('')}`).toContain('The first Tuesday');
    expect(`${planned.output}${mails.join('')}`).not.toMatch(traces);
  });
});

test('what an owner copies by hand isn’t needed: the clone has no other copy of the settings', () => {
  const outside = globSync('src/**/*.{ts,astro,css}', { cwd: clone }).filter(
    (path) =>
      path !== 'src/site.ts' &&
      /Whitlock|onegoodweek\.example/.test(readFileSync(join(clone, path), 'utf8')),
  );
  expect(outside.filter((path) => !path.startsWith('src/authoring/import/'))).toEqual([]);
});
