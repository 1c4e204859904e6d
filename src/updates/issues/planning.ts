import { articleContent } from '../mail/issue-content.ts';
import type { IssueContent } from '../mail/issue-content.ts';
import type { Manifest, ManifestArticle } from '../manifest.ts';
import type { Store } from '../store/open-store.ts';
import type { Frequency, Moment } from '../store/schema.ts';
import { hasHistory, nextState } from './articles.ts';
import { countReaders, readersOwed } from './audience.ts';

/** An article that would be sent, as its mail would be. */
export interface PlannedArticle {
  article: ManifestArticle;
  content: IssueContent & { isSummary: boolean };
  /** How many readers would get it at once; those with digests get it in theirs. */
  readers: number;
}

/** What `send` would do. */
export interface Plan {
  manifest: Manifest;
  /** True when the articles were named by hand: then history may be sent too. */
  chosen: boolean;
  /** True when this installation hasn't seen the site yet: all of it becomes history. */
  first: boolean;
  articles: PlannedArticle[];
  /** All readers who could be mailed. */
  readers: Record<Frequency, number>;
  /** True for more than two articles: `send` then wants to be told that this is meant. */
  needsConsent: boolean;
  /** True when nobody on the list would get anything, now or in a digest. */
  nobody: boolean;
  /** Sentences about what a person should look at first. */
  warnings: string[];
}

const mostAtOnce = 2;
const withoutPostalAddress =
  'No postal address stands in the mails, though many countries want one by law: set MAIL_POSTAL_ADDRESS.';

/**
 * Finds out what would be sent, to how many, without changing anything.
 * @param choice.articles the ids of articles to send by hand, in place of those that are new.
 * @throws an error with a sentence when a chosen article can't be sent.
 */
export async function planUpdates(
  store: Store,
  manifest: Manifest,
  choice: {
    articles?: readonly string[];
    /** Also those that were sent: for a look, not for sending. */
    evenIfSent?: boolean;
    now: Moment;
    postalAddress: string | null;
  },
): Promise<Plan> {
  const first = !(await hasHistory(store));
  const chosen = choice.articles !== undefined;
  const articles = choice.articles
    ? await chosenArticles(store, manifest, choice.articles, choice.evenIfSent ?? false)
    : first
      ? []
      : await newArticles(store, manifest);
  const planned: PlannedArticle[] = [];
  for (const article of articles) {
    let readers = 0;
    for await (const page of readersOwed(store.db, article.id, choice.now)) readers += page.length;
    planned.push({ article, content: articleContent(article, choice.postalAddress), readers });
  }
  const readers = await countReaders(store.db);
  const now = planned.reduce((sum, article) => sum + article.readers, 0);
  return {
    manifest,
    chosen,
    first,
    articles: planned,
    readers,
    nobody: now + readers.weekly + readers.monthly === 0,
    needsConsent: planned.length > mostAtOnce,
    warnings: [
      ...planned.flatMap(({ article, content }) => warnings(article, content)),
      ...(planned.length > 0 && choice.postalAddress === null ? [withoutPostalAddress] : []),
    ],
  };
}

/**
 * Looks whether the pages readers will be led to are online, with the very content of the plan.
 * @param base where to look in place of the articles' own host, such as "http://localhost:4321".
 * @returns a sentence for each page that isn't.
 */
export async function checkLivePages(plan: Plan, base?: string): Promise<string[]> {
  const sentences: string[] = [];
  for (const { article } of plan.articles) {
    const address = base ? new URL(new URL(article.url).pathname, base).href : article.url;
    const problem = await problemOfPage(address, article);
    if (problem) sentences.push(`${address} ${problem}`);
  }
  return sentences;
}

async function problemOfPage(address: string, article: ManifestArticle): Promise<string | null> {
  let page: string;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(30_000) });
    if (!response.ok) return `answers ${response.status}: put the new build online first.`;
    page = await response.text();
  } catch {
    return 'can’t be reached: put the new build online first, or look at the address.';
  }
  if (metaContent(page, 'article-id') !== article.id) {
    return `doesn’t carry the id "${article.id}": put the new build online first.`;
  }
  if (metaContent(page, 'article-hash') !== article.hash) {
    return 'carries another version of the article than the manifest: put the new build online first.';
  }
  return null;
}

function metaContent(page: string, name: string): string | undefined {
  return new RegExp(`<meta\\s+name="?${name}"?\\s+content="?([^"\\s>]+)"?`).exec(page)?.[1];
}

async function newArticles(store: Store, manifest: Manifest): Promise<ManifestArticle[]> {
  const known = await knownStates(store);
  return manifest.articles.filter(
    (article) => nextState(known.get(article.id), article, false) === 'new',
  );
}

async function chosenArticles(
  store: Store,
  manifest: Manifest,
  ids: readonly string[],
  evenIfSent: boolean,
): Promise<ManifestArticle[]> {
  const known = await knownStates(store);
  return ids.map((id) => {
    const article = manifest.articles.find((candidate) => candidate.id === id);
    if (!article) throw new Error(`No article of the manifest has the id "${id}".`);
    const state = known.get(id);
    if (!evenIfSent && (state === 'planned' || state === 'sent')) {
      throw new Error(`The article "${id}" has been sent already; nobody gets it twice.`);
    }
    return article;
  });
}

async function knownStates(store: Store) {
  const rows = await store.db.selectFrom('articles').select(['content_id', 'state']).execute();
  return new Map(rows.map(({ content_id: id, state }) => [id, state]));
}

function warnings(article: ManifestArticle, content: PlannedArticle['content']): string[] {
  const found: string[] = [];
  const name = `"${article.title}"`;
  const { html } = article;
  if (html === undefined) {
    found.push(`${name} isn’t recent: readers get its summary and a link, not its text.`);
    return found;
  }
  if (content.isSummary) {
    found.push(`${name} is too large for a mail: readers get its summary and a link.`);
  }
  if (/<(?:script|iframe|form|object|embed)\b/i.test(html)) {
    found.push(`${name} has parts that no mail program shows: scripts, frames or forms.`);
  }
  if (/\s(?:src|href)="(?!https?:|mailto:|tel:|#|data:)/i.test(html)) {
    found.push(
      `${name} has links or pictures without a whole address: they lead nowhere in a mail.`,
    );
  }
  return found;
}
