import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { justInTime, path as calculatorPath, whyConversation } from '../../../calculators/path.ts';
import type { Site } from '../../../site-settings.ts';
import { pathsBelow } from './content-listing.ts';
import type { Facts } from '../file/facts.ts';

/** What a path of the site leads to. */
export type Target =
  | { readonly kind: 'article' | 'page'; readonly facts: Facts }
  | { readonly kind: 'topic'; readonly facts: Facts; readonly articles: readonly Facts[] }
  /** A page or file that the content has no part in. */
  | { readonly kind: 'fixed' }
  /** An old address, and where it leads now. */
  | { readonly kind: 'moved'; readonly to: string; readonly by: Facts | null };

/** Every address of the site. */
export interface Addresses {
  /** What is at a path such as `/about/`, written exactly so; without its query and fragment. */
  at(path: string): Target | undefined;
  /** The paths that a reader can type, for "did you mean". */
  readonly known: Iterable<string>;
  /** The ids that the layouts give to parts of a page. */
  readonly layoutIds: ReadonlySet<string>;
}

// What integrations write, and the pictures that are drawn for each page.
const written = [
  /^\/sitemap-(?:index|\d+)\.xml$/,
  /^\/_(?:redirects|headers)$/,
  /^\/(?:social|pagefind|_astro)\/./,
];

/**
 * Collects the addresses from the content, the folders `src/pages/` and `public/`, and the settings.
 * @param folder the project's folder.
 */
export async function addressesOf(
  files: readonly Facts[],
  site: Site,
  folder: string,
): Promise<Addresses> {
  const targets = new Map<string, Target>();
  const fixed: Target = { kind: 'fixed' };
  for (const route of await pathsBelow(join(folder, 'src/pages'))) {
    const path = pathOfRoute(route);
    if (path !== null) targets.set(path, fixed);
  }
  for (const file of await pathsBelow(join(folder, 'public'))) targets.set(`/${file}`, fixed);
  for (const { name } of [...calculatorPath, whyConversation, justInTime])
    targets.set(`/calculators/${name}/`, fixed);
  const articles = files.filter(({ collection }) => collection === 'articles');
  for (const facts of files) {
    if (facts.collection === 'pages') targets.set(`/${facts.slug}/`, { kind: 'page', facts });
    else if (facts.collection === 'articles') {
      targets.set(`/articles/${facts.slug}/`, { kind: 'article', facts });
    } else {
      const filed = articles.filter(({ topics }) => topics.some(({ text }) => text === facts.slug));
      targets.set(`/topics/${facts.slug}/`, { kind: 'topic', facts, articles: filed });
    }
  }
  for (const { draft, published } of articles) {
    if (draft || published === 0) continue;
    const month = new Date(published).toISOString().slice(0, 7).replace('-', '/');
    targets.set(`/archive/${month}/`, fixed);
    targets.set(`/archive/${month}/rss.xml`, fixed);
  }
  const moved = movedAddresses(articles, site);
  const service = site.updates.service?.startsWith('/') ? site.updates.service : null;
  return {
    known: targets.keys(),
    layoutIds: await idsOfLayouts(folder),
    at(path) {
      const target = targets.get(path) ?? moved.get(withoutSlash(path));
      if (target) return target;
      const isOwn = service !== null && path.startsWith(service);
      return isOwn || written.some((pattern) => pattern.test(path)) ? fixed : undefined;
    },
  };
}

function movedAddresses(articles: readonly Facts[], site: Site): Map<string, Target> {
  const moved = new Map<string, Target>();
  for (const [from, to] of Object.entries(site.redirects)) {
    moved.set(withoutSlash(from), { kind: 'moved', to, by: null });
  }
  for (const by of articles) {
    for (const { text } of by.redirectFrom) {
      moved.set(withoutSlash(text), { kind: 'moved', to: `/articles/${by.slug}/`, by });
    }
  }
  return moved;
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}

/** The path of a file in `src/pages/`; `null` for those that make many pages. */
function pathOfRoute(route: string): string | null {
  if (route.includes('[')) return null;
  const page = /^(.*?)(?:(?:^|\/)index)?\.astro$/.exec(route);
  if (!page) return `/${route.replace(/\.[jt]s$/, '')}`;
  return page[1] ? `/${page[1]}/` : '/';
}

async function idsOfLayouts(folder: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const place of ['src/layouts', 'src/components']) {
    for (const file of await pathsBelow(join(folder, place))) {
      const markup = await readFile(join(folder, place, file), 'utf8');
      for (const [, id = ''] of markup.matchAll(/\sid="([^"{]+)"/g)) ids.add(id);
    }
  }
  return ids;
}
