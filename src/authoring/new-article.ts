import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import checkbox from '@inquirer/checkbox';
import { closest, distance } from 'fastest-levenshtein';
import { writtenFrontMatter } from '../articles/front-matter/article.ts';
import { UsageError } from '../command-line/arguments.ts';
import { contentFolder } from '../articles/content-folder.ts';
import { exits, runAuthorCommand } from './author-command.ts';
import type { AuthorCommand, Call } from './author-command.ts';
import { existingContent } from './existing-content.ts';
import type { ExistingContent } from './existing-content.ts';
import { newArticleText } from './new-article-text.ts';
import { newPermanentId } from './permanent-id.ts';
import { slugOf } from './slug.ts';

const mostTopics = 4;

const command: AuthorCommand = {
  name: 'new',
  synopsis: '"TITLE" [--topic NAME]…',
  about: [
    'Makes a new article: a draft with a permanent id, today’s date, and an explanation of every field it can have.',
    'The file’s name is its address and comes from the title. Nothing that is there is ever overwritten.',
  ],
  takes: [1, 1],
  options: {
    topic: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      about:
        'a topic, by its file in content/topics/; write it once for each; asked for where missing',
    },
    published: {
      type: 'string',
      value: 'DATE',
      about: 'when it appears, in UTC: 2026-05-14, or 2026-05-14T07:30:00Z (default: today)',
    },
    series: {
      type: 'string',
      value: 'TITLE',
      about: 'makes it the next part of a series, or the first of a new one',
    },
    slug: { type: 'string', value: 'SLUG', about: 'the address, where the title’s doesn’t serve' },
    folder: { type: 'boolean', about: 'makes a folder, for an article with pictures' },
  },
  run: async (call) => {
    const articles = await gathered(existingContent(join(contentFolder, 'articles')));
    const title = checkedTitle(call.positionals[0] ?? '');
    const slug = freeSlug(title, call.text('slug'), articles);
    const published = checkedDay(call.text('published'));
    const series = nextPart(call.text('series'), articles);
    const topics = await chosenTopics(call);
    const ids = new Set(articles.map(({ frontMatter }) => String(frontMatter['id'])));
    const text = newArticleText({ id: newPermanentId(ids), title, published, topics, series });
    const name = call.on('folder') ? join(slug, 'index.mdx') : `${slug}.mdx`;
    const file = join(contentFolder, 'articles', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    call.print(file);
    call.note(`"npm run dev" shows it at http://localhost:4321/articles/${slug}/ while you write.`);
    return exits.done;
  },
};

function checkedTitle(given: string): string {
  const title = given.replaceAll(/\s+/g, ' ').trim();
  const { error } = writtenFrontMatter.shape.title.safeParse(title);
  if (!error) return title;
  throw new UsageError(`The title can't be "${title}": ${error.issues[0]?.message}.`);
}

function checkedDay(given: string | undefined): string {
  if (given === undefined) return new Date().toISOString().slice(0, 10);
  const written = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/.test(given);
  const moment = new Date(given);
  // JavaScript takes the 31st of February for the 3rd of March.
  if (
    written &&
    !Number.isNaN(moment.getTime()) &&
    moment.toISOString().startsWith(given.slice(0, 10))
  ) {
    return given;
  }
  throw new UsageError(
    `"--published ${given}" is no day: write one such as 2026-05-14, or a moment such as 2026-05-14T07:30:00Z.`,
  );
}

/** The article's address, which no other article has, nor nearly. */
function freeSlug(
  title: string,
  chosen: string | undefined,
  articles: readonly ExistingContent[],
): string {
  const slug = chosen ?? slugOf(title);
  if (slug === '') {
    throw new UsageError(
      `"${title}" has no letter from a to z and no digit to make an address of: choose one, such as --slug one-good-week.`,
    );
  }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    throw new UsageError(
      `"--slug ${slug}" can't be an address: write small letters, digits and single hyphens, such as --slug ${slugOf(slug) || 'one-good-week'}.`,
    );
  }
  const taken = articles.find((article) => article.slug === slug);
  const near = articles.find(
    (article) => chosen === undefined && nearlyTheSame(article.slug, slug),
  );
  const there = taken ?? near;
  if (!there) return slug;
  const what = taken
    ? 'There is an article at this address'
    : 'There is an article at almost this address';
  throw new UsageError(
    `${what}: ${there.file}. If yours is another, choose its address, such as --slug ${another(slug, articles)}.`,
  );
}

/** Whether two addresses differ by no more than a slip of the pen. Another number is another article. */
function nearlyTheSame(one: string, other: string): boolean {
  const numbers = (slug: string): string => slug.replaceAll(/[^0-9]+/g, ' ').trim();
  const letters = (slug: string): string => slug.replaceAll('-', '');
  return numbers(one) === numbers(other) && distance(letters(one), letters(other)) <= 1;
}

function another(slug: string, articles: readonly ExistingContent[]): string {
  const slugs = new Set(articles.map((article) => article.slug));
  let number = 2;
  while (slugs.has(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}

function nextPart(
  title: string | undefined,
  articles: readonly ExistingContent[],
): { title: string; part: number } | undefined {
  if (title === undefined) return undefined;
  const parts = articles.flatMap(({ frontMatter }) => {
    const { data } = writtenFrontMatter.shape.series.safeParse(frontMatter['series']);
    return data?.title === title ? [data.part] : [];
  });
  const series = { title, part: Math.max(0, ...parts) + 1 };
  const { error } = writtenFrontMatter.shape.series.safeParse(series);
  if (!error) return series;
  throw new UsageError(
    `"--series ${title}" can't be used: a series has a title of 3 to 60 characters, and at most 50 parts.`,
  );
}

async function gathered<One>(all: AsyncIterable<One>): Promise<readonly One[]> {
  const list: One[] = [];
  for await (const one of all) list.push(one);
  return list;
}

/** The topics that were named, or else the author's choice. */
async function chosenTopics(call: Call): Promise<readonly string[]> {
  const folder = join(contentFolder, 'topics');
  const topics = await gathered(existingContent(folder));
  const known = topics.map(({ slug }) => slug);
  if (known.length === 0) {
    throw new Error(`An article needs a topic, and there is none: write one into ${folder} first.`);
  }
  const named = [...new Set(call.texts('topic'))];
  if (named.length > mostTopics) {
    throw new UsageError(`Those are ${named.length} topics: name at most ${mostTopics}.`);
  }
  for (const topic of named.filter((name) => !known.includes(name))) {
    throw new UsageError(
      `There is no topic "${topic}". Did you mean ${closest(topic, known)}? There are ${known.join(', ')}.`,
    );
  }
  if (named.length > 0) return named;
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new UsageError(
      `Name at least one topic, such as --topic ${known[0]}. There are ${known.join(', ')}.`,
    );
  }
  return checkbox({
    message: 'What is it about?',
    choices: topics.map(({ slug, frontMatter }) => ({
      value: slug,
      name: String(frontMatter['title'] ?? slug),
      description: String(frontMatter['description'] ?? ''),
    })),
    required: true,
    validate: (chosen) => chosen.length <= mostTopics || `Choose at most ${mostTopics}.`,
  }).catch((error: unknown) => {
    // Ctrl+C.
    if (!(error instanceof Error) || error.name !== 'ExitPromptError') throw error;
    throw new Error('Nothing was made.', { cause: error });
  });
}

await runAuthorCommand(command);
