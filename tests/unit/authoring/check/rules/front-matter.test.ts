import { expect, test } from 'vitest';
import { frontMatter } from '../../../../../src/authoring/check/rules/front-matter.ts';
import { article, inFile, inShort } from '../written.ts';

test('sound front matter has nothing to say against it', async () => {
  expect(await inFile(frontMatter, article('Words.'))).toEqual([]);
});

test('an unknown field is found in its own line, a missing one at the top', async () => {
  const found = await inFile(frontMatter, article('Words.', { title: null, descripton: 'Typed' }));
  expect(inShort(found)).toEqual([
    'error 1:1 "title" is missing: write the headline as text.',
    'error 6:1 "descripton" is not a known field: check the spelling, or take it out.',
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

test('a file without front matter says what is missing', async () => {
  const [found] = await inFile(frontMatter, 'Words.');
  expect(found?.sentence).toContain('it is missing');
});

test('pages and topics have fields of their own', async () => {
  const page = '---\ntitle: About\ndescription: What this blog is for, and who writes it.\n---\n';
  expect(await inFile(frontMatter, page, 'pages/about.mdx')).toEqual([]);
  expect(await inFile(frontMatter, page, 'articles/about.mdx')).not.toEqual([]);
});
