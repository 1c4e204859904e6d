import { expect, test } from 'vitest';
import { frontMatter } from '../../../../../src/authoring/check/rules/fields/allowed-fields.ts';
import { article, inFile, inShort } from '../written.ts';

test('sound front matter has nothing to say against it', async () => {
  expect(await inFile(frontMatter, article('Words.'))).toEqual([]);
});

test('an unknown field is found in its own line, a missing one at the top', async () => {
  const found = await inFile(frontMatter, article('Words.', { title: null, descripton: 'Typed' }));
  expect(inShort(found)).toEqual([
    'error 1:1 "title" is missing: write the headline as text.',
    'error 6:1 "descripton" is not a known field: check the spelling, or take it out. Did you mean "description"?',
  ]);
});

test('a field within a field is found in its own line', async () => {
  const found = await inFile(
    frontMatter,
    article('Words.', { series: '\n  title: The series\n  part: first' }),
  );
  expect(found.map(({ at }) => at)).toEqual([{ line: 9, column: 3 }]);
});

test('front matter that isn’t YAML is a finding with its line', async () => {
  const [found] = await inFile(
    frontMatter,
    article('Words.', { title: 'Coaching: the basics: x' }),
  );
  expect(found?.at.line).toBe(3);
  expect(found?.sentence).toContain('needs quotes around it');
});

test.each([
  ['Tags', 'topics'],
  ['pubDate', 'published'],
  ['redirect_from', 'redirectFrom'],
  ['keyfigure', 'keyFigure'],
])('the field %s is taken for %s', async (written, meant) => {
  const found = await inFile(frontMatter, article('Words.', { [written]: 'x' }));
  expect(found[0]?.sentence).toContain(`Did you mean "${meant}"?`);
});

test.each(['2026-02-30', '2026-13-01', '2026-04-31T07:30:00Z'])(
  'a day that no calendar has is no date: %s',
  async (published) => {
    expect(await inFile(frontMatter, article('Words.', { published }))).toMatchObject([
      { level: 'error', at: { line: 5 } },
    ]);
  },
);

test('the 29th of February is a day in a leap year', async () => {
  expect(await inFile(frontMatter, article('Words.', { published: '2028-02-29' }))).toEqual([]);
});

test('a missing id comes with one to paste', async () => {
  const [found] = await inFile(frontMatter, article('Words.', { id: null }));
  const [, id = ''] = /"id: (.*?)"/.exec(found?.sentence ?? '') ?? [];
  expect(await inFile(frontMatter, article('Words.', { id }))).toEqual([]);
});

test('a tab in front of a field says so', async () => {
  const [found] = await inFile(frontMatter, article('Words.', { series: '\n\ttitle: x' }));
  expect(found).toMatchObject({ at: { line: 8 } });
  expect(found?.sentence).toContain('write two spaces');
});

test('a file without front matter says what is missing', async () => {
  const [found] = await inFile(frontMatter, 'Words.');
  expect(found?.sentence).toContain('it is missing');
});

test('pages and topics have fields of their own', async () => {
  const page = '---\ntitle: About\ndescription: What this blog is for, and who writes it.\n---\n';
  expect(await inFile(frontMatter, page, 'pages/about.mdx')).toEqual([]);
  expect(await inFile(frontMatter, page, 'articles/about.mdx')).not.toEqual([]);
});
