import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { projectCopy } from './project-copy.ts';

const sound = [
  'id: sound-article',
  'title: A sound article',
  'description: It has everything that an article needs and nothing that is unknown.',
  'published: 2026-05-14',
  'topics: [goals]',
];

const replaced = (field: string, line: string): string[] =>
  sound.map((old) => (old.startsWith(`${field}:`) ? line : old));

const refused: readonly {
  readonly fault: string;
  readonly file?: string;
  readonly article: readonly string[];
  readonly sentence: RegExp;
}[] = [
  {
    fault: 'an unknown field',
    article: [...sound, 'descripton: Typed wrong'],
    sentence: /"descripton" is not a known field: check the spelling/,
  },
  {
    fault: 'a date that is none',
    article: replaced('published', 'published: next Tuesday'),
    sentence: /"published" is "next Tuesday": write a date such as 2026-05-14/,
  },
  {
    fault: 'a missing field',
    article: sound.filter((line) => !line.startsWith('title')),
    sentence: /"title" is missing: write the headline as text/,
  },
  {
    fault: 'an id that can’t be kept for ever',
    article: replaced('id', 'id: No Good'),
    sentence: /"id" is "No Good": write 6 to 40 small letters, digits and hyphens/,
  },
  {
    fault: 'a permanent id that another article has',
    article: replaced('id', 'id: plain-article-id'),
    sentence:
      /the permanent id "plain-article-id", which \S+bad-4\.mdx has too: where this is the copy, write "id: [a-z0-9]+" here/,
  },
  {
    fault: 'a slug that another article has',
    file: 'plain/index.mdx',
    article: sound,
    sentence: /the slug "plain", which \S+plain\.mdx has too: give one of them another/,
  },
  {
    fault: 'a file name that can’t be an address',
    file: 'Bad Name.mdx',
    article: sound,
    sentence: /small letters, digits and single hyphens/,
  },
  {
    fault: 'front matter that isn’t YAML',
    article: replaced('title', 'title: Coaching: the basics: of it'),
    sentence: /3:\d+ +error .*can't be read: .*needs quotes around it/,
  },
  {
    fault: 'an unknown topic',
    article: replaced('topics', 'topics: [goles]'),
    sentence: /"topics" names "goles", which doesn't exist: write one of .*goals/,
  },
  {
    fault: 'an unknown related article',
    article: [...sound, 'related: [nowhere]'],
    sentence: /"related" names "nowhere", which doesn't exist: write one of/,
  },
  {
    fault: 'an old address that another article has',
    article: [...sound, 'redirectFrom: [/blog/old-hostile/]'],
    sentence: /\/blog\/old-hostile leads both to .*take it out of one of them/,
  },
];

const project = await projectCopy('refused-content', 'tests/site/content');
const paths = await Promise.all(
  refused.map(async ({ file = '', article }, number) => {
    const path = join('content/articles', file || `bad-${number}.mdx`);
    const lines = article.map((line) => line.replace(/^id: sound-article$/, `$&-${number}`));
    await mkdir(dirname(join(project.folder, path)), { recursive: true });
    await writeFile(join(project.folder, path), `---\n${lines.join('\n')}\n---\n\nWords.\n`);
    return path;
  }),
);
const said = await project.build().then(() => 'Nothing was refused.', String);

test.each(refused.map((one, number) => ({ ...one, path: paths[number] ?? '' })))(
  'the build refuses $fault, and says where and what to write',
  ({ path, sentence }) => {
    // By its file, or by the address that the file would have.
    expect(said).toContain(path.replace(/^content|\.mdx$/g, ''));
    expect(said).toMatch(sentence);
  },
);
