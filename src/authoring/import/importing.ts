import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addRedirects, fateOfList } from './addresses/old-lists.ts';
import { Losses } from './body/losses.ts';
import { contentHere } from './content-here.ts';
import type { ContentHere } from './content-here.ts';
import { converted } from './converted.ts';
import type { Converted } from './converted.ts';
import { Destinations } from './addresses/destinations.ts';
import type { AddressFate, Destination } from './addresses/destinations.ts';
import type { OldArticle, OldList, Reading } from './old-article.ts';
import type { Downloads } from './pictures/downloads.ts';
import { ExportFolder } from './pictures/export-folder.ts';
import type { Item, Outcome } from './report.ts';
import type { Source } from './sources.ts';
import { Topics } from './fields/topics-taken-over.ts';
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
  /** What readers of exports are to look for. */
  readonly asked: Pick<Reading, 'pages' | 'permalink'>;
  /** Told how many bytes have been read; each source is read twice. */
  readonly read: (bytes: number) => void;
  /** Told of every article, in the order of the sources. */
  readonly item: (item: Item) => Promise<void>;
  /** Told once of each source that is damaged, and of articles that can't be converted. */
  readonly damaged: (sentence: string) => void;
  /** Told of what is no article, and of how many things a sentence speaks. */
  readonly leftOut: (sentence: string, things?: number) => void;
  /** Told of what becomes of each address that a list of posts had. */
  readonly list: (fate: AddressFate) => Promise<void>;
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
  const lists: OldList[] = [];
  const redirects = new Map<string, string>();
  const told = { leftOut: plan.leftOut, list: (list: OldList) => void lists.push(list) };

  for await (const article of articlesOf(plan, total, told)) {
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
        folderHere: join(plan.content, folderOf(article)),
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
      ? await settled(plan, article, destination, result, had !== undefined)
      : 'left out';
    if (result && (outcome === 'new' || outcome === 'replaced')) {
      for (const slug of result.topics.filter((topic) => !written.has(topic))) {
        written.add(slug);
        await writing?.put(join('topics', `${slug}.mdx`), new Map([['', topics.file(slug)]]));
      }
      await write(plan, article, destination, result, outcome === 'replaced', writing);
    }
    if (article.page && result)
      for (const { from, to } of destination.addresses) if (from && to) redirects.set(from, to);
    await plan.item(itemOf(article, destination, result, outcome, losses));
  }
  for (const list of lists) {
    const fate = fateOfList(list, destinations, topics, here);
    if (!fate) continue;
    if (fate.from && fate.to) redirects.set(fate.from, fate.to);
    await plan.list(fate);
  }
  await addRedirects(plan.content, redirects, here, writing);
}

/** Where an article's file lies, below the content folder. */
const folderOf = ({ page }: OldArticle): string => (page ? 'pages' : 'articles');

/** What is to be done with an article, given what is in its place. A page that is here is its owner's. */
async function settled(
  plan: ImportPlan,
  article: OldArticle,
  { slug }: Destination,
  { contents }: Converted,
  isHere: boolean,
): Promise<Outcome> {
  const place = present(plan.content, folderOf(article), slug);
  if (!isHere && !(article.page && place)) return 'new';
  if (place !== undefined && (await isSame(join(plan.content, place), contents)))
    return 'unchanged';
  return plan.overwrite && !article.page ? 'replaced' : 'kept';
}

async function write(
  plan: ImportPlan,
  article: OldArticle,
  { slug }: Destination,
  { contents }: Converted,
  replaces: boolean,
  writing: WholeWriting | undefined,
): Promise<void> {
  const folder = folderOf(article);
  const path = join(folder, contents.has('') ? `${slug}.mdx` : slug);
  const instead = replaces ? present(plan.content, folder, slug) : undefined;
  // A file takes the place of a file in one step; anything else has to make room first.
  const makesRoom = instead !== undefined && !(instead === path && contents.has(''));
  await writing?.put(path, contents, makesRoom ? instead : undefined);
}

/** Where an article or a page of this slug lies, below the content folder. */
function present(content: string, folder: string, slug: string): string | undefined {
  return [join(folder, `${slug}.mdx`), join(folder, slug)].find((path) =>
    existsSync(join(content, path)),
  );
}

async function* articlesOf(
  { sources, read, asked }: ImportPlan,
  readBefore: number,
  {
    damaged,
    leftOut,
    list,
  }: Partial<Pick<ImportPlan, 'damaged' | 'leftOut'>> & Partial<Pick<Reading, 'list'>>,
): AsyncGenerator<OldArticle> {
  let before = readBefore;
  const nobody = (): void => undefined;
  for (const { path, blog, bytes } of sources) {
    const start = before;
    try {
      yield* blog.articles(path, {
        ...asked,
        read: (done) => read(start + Math.min(done, bytes)),
        leftOut: leftOut ?? nobody,
        list: list ?? nobody,
      });
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
    path: result ? destination.path : '',
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
