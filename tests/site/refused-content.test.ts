import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectCopy } from './project-copy.ts';

// What Astro notes of the content it read last isn't for whatever else reads this project's.
const project = await projectCopy('refused-content');

const sound = [
  'id: sound-article',
  'title: A sound article',
  'description: It has everything that an article needs and nothing that is unknown.',
  'published: 2026-05-14',
  'topics: [goals]',
];

const replaced = (field: string, line: string): string[] =>
  sound.map((old) => (old.startsWith(`${field}:`) ? line : old));

test.each([
  {
    fault: 'an unknown field',
    article: [...sound, 'descripton: Typed wrong'],
    sentences: ['bad.mdx', '"descripton" is not a known field: check the spelling'],
  },
  {
    fault: 'a date that is none',
    article: replaced('published', 'published: next Tuesday'),
    sentences: ['bad.mdx', '"published" is "next Tuesday": write a date such as 2026-05-14'],
  },
  {
    fault: 'a missing field',
    article: sound.filter((line) => !line.startsWith('title')),
    sentences: ['bad.mdx', '"title" is missing: write the headline as text'],
  },
  {
    fault: 'an id that can’t be kept for ever',
    article: replaced('id', 'id: No Good'),
    sentences: ['bad.mdx', '"id" is "No Good": write 6 to 40 small letters, digits and hyphens'],
  },
  {
    fault: 'a permanent id that another article has',
    article: replaced('id', 'id: plain-article-id'),
    sentences: [
      'bad.mdx',
      'plain.mdx',
      'the permanent id "plain-article-id"',
      'give one of them another',
    ],
  },
  {
    fault: 'a slug that another article has',
    file: 'articles/plain/index.mdx',
    article: sound,
    sentences: ['plain.mdx', 'plain/index.mdx', 'the slug "plain"', 'give one of them another'],
  },
  {
    fault: 'a file name that can’t be an address',
    file: 'articles/Bad Name.mdx',
    article: sound,
    sentences: ['Bad Name.mdx', 'small letters, digits and single hyphens'],
  },
  {
    fault: 'front matter that isn’t YAML',
    article: replaced('title', 'title: Coaching: the basics: of it'),
    sentences: ['bad.mdx, line 3', 'needs quotes around it'],
  },
  {
    fault: 'an unknown topic',
    command: 'build',
    article: replaced('topics', 'topics: [goles]'),
    sentences: ['bad.mdx', '"topics" names "goles", which doesn\'t exist: write one of goals'],
  },
  {
    fault: 'an unknown related article',
    command: 'build',
    article: [...sound, 'related: [nowhere]'],
    sentences: ['bad.mdx', '"related" names "nowhere", which doesn\'t exist: write one of'],
  },
  {
    fault: 'an old address that another article has',
    command: 'build',
    article: [...sound, 'redirectFrom: [/blog/old-hostile/]'],
    sentences: ['/blog/old-hostile', 'leads both to', 'take it out of one of them'],
  },
])(
  'the build refuses $fault, and says where and what to write',
  async ({ file = 'articles/bad.mdx', command = 'sync', article, sentences }) => {
    const folder = await mkdtemp(join(project.folder, 'refused-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await cp('tests/site/content', join(folder, 'content'), { recursive: true });
    const path = join(folder, 'content', file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `---\n${article.join('\n')}\n---\n\nWords.\n`);

    const { failed, output } = await astro(command, folder);

    expect(failed).toBe(true);
    for (const sentence of sentences) expect(output).toContain(sentence);
  },
  60_000,
);

/** Reading the content is the first part of a build; what articles say of each other is found out later. */
function astro(command: string, within: string): Promise<{ failed: boolean; output: string }> {
  const folder = basename(within);
  const options = command === 'build' ? ['--outDir', `${folder}/dist`] : [];
  const environment = {
    ...process.env,
    NODE_ENV: 'production',
    CONTENT_FOLDER: `./${folder}/content`,
  };
  return new Promise((resolve) => {
    execFile(
      'npm',
      ['run', 'astro', '--silent', '--', command, ...options],
      { cwd: project.folder, env: environment },
      (error, stdout, stderr) => resolve({ failed: error !== null, output: stdout + stderr }),
    );
  });
}
