import type { Root } from 'hast';
import { join } from 'node:path';
import { site } from '../../site.ts';
import type { Losses } from './body/losses.ts';
import { mdxOf } from './body/mdx.ts';
import { oldBody } from './body/old-body.ts';
import { element, text } from './body/rewriting.ts';
import { wordsOf } from './body/words.ts';
import { settleLinks } from './addresses/body-links.ts';
import { descriptionOf } from './fields/description.ts';
import type { Destination, Destinations } from './addresses/destinations.ts';
import { articleFile, pageFile } from './article-file.ts';
import type { OldArticle } from './old-article.ts';
import { ArticlePictures } from './pictures/article-pictures.ts';
import type { Picture } from './pictures/article-pictures.ts';
import { settlePictures } from './pictures/body-pictures.ts';
import { coverOf } from './pictures/cover.ts';
import type { Cover } from './pictures/cover.ts';
import type { Downloads } from './pictures/downloads.ts';
import type { ExportFolder } from './pictures/export-folder.ts';
import { plainWords } from './fields/plain-words.ts';
import { publishedWhen } from './fields/published-when.ts';
import { titleOf } from './fields/title.ts';
import type { Topics } from './fields/topics-taken-over.ts';
import type { Content, Contents } from './whole-writing.ts';

/** What an article is converted with. */
export interface Surroundings {
  /** The content folder's folder of articles, or that of pages. */
  readonly folderHere: string;
  readonly destinations: Destinations;
  readonly topics: Topics;
  readonly folder: ExportFolder | undefined;
  readonly downloads: Downloads | undefined;
  /** What the article's front matter said about mail when it was imported before. */
  readonly mailBefore: { readonly said: unknown } | undefined;
  readonly now: Date;
}

/** An article as it will stand in the content folder. */
export interface Converted {
  readonly title: string;
  readonly topics: readonly string[];
  /** Whether readers don’t see it yet: a draft, or one of the future. */
  readonly hidden: boolean;
  /** Its own file, or the files of its folder. */
  readonly contents: Contents;
}

/** Makes of an old article what the content folder takes, and tells of what couldn't come along. */
export async function converted(
  article: OldArticle,
  destination: Destination,
  surroundings: Surroundings,
  losses: Losses,
): Promise<Converted> {
  const lose = losses.add;
  for (const sentence of article.lost ?? []) lose(sentence);
  const { destinations, now } = surroundings;
  const tree = oldBody(article.body, lose);
  if (wordsOf(tree) === '') lose('It has no words');
  const when = publishedWhen(article, lose);
  const title = titleOf(article, tree, lose);
  const description = descriptionOf(
    {
      described: article.description,
      title,
      published: when.unknown ? undefined : when.published,
      tree,
    },
    lose,
  );
  settleLinks(tree, article, destinations, lose);
  const pictures = new ArticlePictures(
    {
      folder: surroundings.folder,
      before: join(surroundings.folderHere, destination.slug),
      base: article.address,
      downloads: surroundings.downloads,
    },
    lose,
  );
  const cover = await coverOf(article.cover, title, pictures, lose);
  await settlePictures(tree, pictures, lose);
  open(tree, article, title, cover, lose);
  if (article.page) {
    const contents = contentsOf(pageFile(title, description, mdxOf(tree, lose)), pictures.pictures);
    return { title, topics: [], hidden: false, contents };
  }
  const topics = surroundings.topics.slugsFor(article.topics ?? [], lose);
  const redirectFrom = destination.addresses.flatMap(({ from }) => from ?? []);
  if (article.commentsOff) lose('Comments were off, and still are: this site has none');
  const draft = article.draft === true || when.unknown;
  const isPast = when.published <= now;
  const { mailBefore } = surroundings;
  const mail = mailBefore ? mailBefore.said : isPast ? { send: false } : undefined;
  const file = articleFile(
    {
      id: destination.id,
      title,
      description,
      published: when.published,
      ...(when.updated && { updated: when.updated }),
      topics,
      ...(draft && { draft: true }),
      ...(cover && 'src' in cover && { cover }),
      ...(redirectFrom.length > 0 && { redirectFrom }),
      ...(mail !== undefined && { mail }),
    },
    mdxOf(tree, lose),
  );
  const contents = contentsOf(file, pictures.pictures);
  return { title, topics, hidden: draft || !isPast, contents };
}

function contentsOf(file: string, pictures: readonly Picture[]): Contents {
  if (pictures.length === 0) return new Map([['', file]]);
  const contents: [string, Content][] = pictures.map(({ name, from }) => [
    name,
    typeof from === 'string' ? { copyOf: from } : from,
  ]);
  return new Map([['index.mdx', file], ...contents]);
}

/**
 * Puts what has no field of its own before the first paragraph: a title that is too long for a headline, another
 * author's name, a cover that stayed behind, any cover of a page.
 */
function open(
  tree: Root,
  { author, page, title: had = '' }: OldArticle,
  title: string,
  cover: Cover | undefined,
  lose: (sentence: string) => void,
): void {
  if (cover && 'address' in cover) {
    const link = element('a', [text(cover.words)], { href: cover.address });
    tree.children.unshift(element('p', [link]));
  }
  if (page && cover && 'src' in cover)
    tree.children.unshift(element('p', [element('img', [], cover)]));
  const name = page ? '' : plainWords(author ?? '');
  if (name !== '' && name.toLowerCase() !== site.coach.name.toLowerCase()) {
    lose(`It was written by ${name}, which now stands in its first line`);
    tree.children.unshift(element('p', [element('em', [text(`By ${name}`)])]));
  }
  const whole = plainWords(had);
  if (whole.length > title.length && whole.length > 60)
    tree.children.unshift(element('p', [text(whole)]));
}
