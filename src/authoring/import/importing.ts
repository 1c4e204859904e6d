import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { articlePath } from '../../articles/addresses.ts';
import { Losses } from './body/losses.ts';
import { contentHere } from './content-here.ts';
import type { ContentHere } from './content-here.ts';
import { converted } from './converted.ts';
import type { Converted } from './converted.ts';
import { Destinations } from './destinations.ts';
import type { Destination } from './destinations.ts';
import type { OldArticle } from './old-article.ts';
import type { Downloads } from './pictures/downloads.ts';
import { ExportFolder } from './pictures/export-folder.ts';
import type { Item, Outcome } from './report.ts';
import type { Source } from './sources.ts';
import { Topics } from './topics.ts';
import { WholeWriting, isSame } from './whole-writing.ts';

/** What an import is told to do. */
export interface ImportPlan {
  readonly sources: readonly Source[];
  /** The content folder. */
  readonly content: string;
  /** The topic of articles without any. */
  readonly topic: string;
  readonly overwrite: boolean;
  /** Whether anything is written. */
  readonly write: boolean;
  /** Gets downloads ready that put their files into a folder. */
  readonly downloads?: ((folder: string) => Downloads) | undefined;
  readonly now: Date;
  /** Told how many bytes have been read; each source is read twice. */
  readonly read: (bytes: number) => void;
  /** Told of every article, in the order of the sources. */
  readonly item: (item: Item) => Promise<void>;
  /** Told once of each source that is damaged, and of articles that can't be converted. */
  readonly damaged: (sentence: string) => void;
  /** Told of what is no article. */
  readonly leftOut: (sentence: string) => void;
}

/** Moves articles from exports into a content folder: a first pass to know where each goes, a second to write. */
export async function importArticles(plan: ImportPlan): Promise<void> {
  const destinations = new Destinations();
  const total = plan.sources.reduce((sum, { bytes }) => sum + bytes, 0);
  for await (const article of articlesOf(plan, 0, { damaged: plan.damaged }))
    destinations.note(article);
  const here = await contentHere(plan.content);
  destinations.settle(here);
  const writing = plan.write ? await WholeWriting.begin(plan.content) : undefined;
  try {
    await secondPass(plan, total, destinations, here, writing);
  } finally {
    await writing?.end();
  }
}

async function secondPass(
  plan: ImportPlan,
  total: number,
  destinations: Destinations,
  here: ContentHere,
  writing: WholeWriting | undefined,
): Promise<void> {
  const topics = new Topics(here.topics, plan.topic);
  const written = new Set(here.topics.keys());
  const before = new Map(here.articles.map((article) => [article.id, article]));
  const downloads = writing ? plan.downloads?.(writing.folder) : undefined;
  const folders = new Map<string, Promise<ExportFolder>>();
  const done = new Set<string>();

  for await (const article of articlesOf(plan, total, { leftOut: plan.leftOut })) {
    const destination = destinations.of(article);
    if (!destination || done.has(destination.id)) {
      await plan.item(repeated(article));
      continue;
    }
    done.add(destination.id);
    const losses = new Losses();
    if (destination.slug !== destination.wanted)
      losses.add(`Its address is “${destination.slug}”, because “${destination.wanted}” is taken`);
    const had = before.get(destination.id);
    const result = await converted(
      article,
      destination,
      {
        articles: join(plan.content, 'articles'),
        destinations,
        topics,
        folder: article.folder === undefined ? undefined : await opened(folders, article.folder),
        downloads,
        mailBefore: had && { said: had.mail },
        now: plan.now,
      },
      losses,
    ).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      plan.damaged(`${article.source}: the article can’t be imported (${reason})`);
      return undefined;
    });
    const outcome = result
      ? await settled(plan, destination, result, had !== undefined)
      : 'left out';
    if (result && (outcome === 'new' || outcome === 'replaced')) {
      for (const slug of result.topics.filter((topic) => !written.has(topic))) {
        written.add(slug);
        await writing?.put(join('topics', `${slug}.mdx`), new Map([['', topics.file(slug)]]));
      }
      await write(plan, destination, result, outcome === 'replaced', writing);
    }
    await plan.item(itemOf(article, destination, result, outcome, losses));
  }
}

/** What is to be done with an article, given what is in its place. */
async function settled(
  plan: ImportPlan,
  { slug }: Destination,
  { contents }: Converted,
  isHere: boolean,
): Promise<Outcome> {
  if (!isHere) return 'new';
  const place = present(plan.content, slug);
  if (place !== undefined && (await isSame(join(plan.content, place), contents)))
    return 'unchanged';
  return plan.overwrite ? 'replaced' : 'kept';
}

async function write(
  plan: ImportPlan,
  { slug }: Destination,
  { contents }: Converted,
  replaces: boolean,
  writing: WholeWriting | undefined,
): Promise<void> {
  const path = join('articles', contents.has('') ? `${slug}.mdx` : slug);
  const instead = replaces ? present(plan.content, slug) : undefined;
  // A file takes the place of a file in one step; anything else has to make room first.
  const makesRoom = instead !== undefined && !(instead === path && contents.has(''));
  await writing?.put(path, contents, makesRoom ? instead : undefined);
}

/** Where an article of this slug lies, below the content folder. */
function present(content: string, slug: string): string | undefined {
  return [join('articles', `${slug}.mdx`), join('articles', slug)].find((path) =>
    existsSync(join(content, path)),
  );
}

async function* articlesOf(
  { sources, read }: ImportPlan,
  readBefore: number,
  { damaged, leftOut }: Partial<Pick<ImportPlan, 'damaged' | 'leftOut'>>,
): AsyncGenerator<OldArticle> {
  let before = readBefore;
  for (const { path, blog, bytes } of sources) {
    const start = before;
    try {
      yield* blog.articles(path, (done) => read(start + Math.min(done, bytes)), leftOut);
    } catch (error) {
      damaged?.(error instanceof Error ? error.message : String(error));
    }
    before += bytes;
    read(before);
  }
}

/** The files of an article's folder; a few folders are remembered, because neighbours share theirs. */
function opened(folders: Map<string, Promise<ExportFolder>>, path: string): Promise<ExportFolder> {
  const known = folders.get(path);
  if (known) return known;
  if (folders.size >= 8) folders.clear();
  const folder = ExportFolder.open(path);
  folders.set(path, folder);
  return folder;
}

function itemOf(
  article: OldArticle,
  destination: Destination,
  result: Converted | undefined,
  outcome: Outcome,
  losses: Losses,
): Item {
  const waits = result?.hidden
    ? destination.addresses.map((fate) =>
        fate.to && !fate.why ? { ...fate, why: 'once the article is published' } : fate,
      )
    : destination.addresses;
  return {
    source: article.source,
    title: result?.title ?? article.title ?? article.source,
    path: result ? articlePath({ id: destination.slug }) : '',
    outcome,
    lost: losses.sentences(),
    addresses: result
      ? waits
      : waits.map(({ address }) => ({ address, why: 'the article was left out' })),
  };
}

function repeated(article: OldArticle): Item {
  return {
    source: article.source,
    title: article.title ?? article.source,
    path: '',
    outcome: 'left out',
    lost: ['The same article came before'],
    addresses: [],
  };
}
