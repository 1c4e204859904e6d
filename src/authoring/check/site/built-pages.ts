import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest } from '../../../updates/manifest.ts';
import type { ManifestArticle } from '../../../updates/manifest.ts';

/** The folder a build wrote, as far as there is one. */
export interface BuiltSite {
  /** The ids of the page at a path such as `/about/`; `null` when it isn't built. */
  idsOf(path: string): Promise<ReadonlySet<string> | null>;
  /** An article as mails carry it, by its permanent id. */
  mailOf(id: string): Promise<ManifestArticle | undefined>;
}

/** Reads what a build wrote, each file once, when it is asked for. */
export function builtSite(folder: string): BuiltSite {
  const pages = new Map<string, Promise<ReadonlySet<string> | null>>();
  let mails: Promise<ReadonlyMap<string, ManifestArticle>> | undefined;
  return {
    idsOf(path) {
      const known = pages.get(path) ?? idsIn(join(folder, path, 'index.html'));
      pages.set(path, known);
      return known;
    },
    async mailOf(id) {
      mails ??= readManifest(join(folder, 'updates.json')).then(
        ({ articles }) => new Map(articles.map((article) => [article.id, article])),
        () => new Map(),
      );
      return (await mails).get(id);
    },
  };
}

async function idsIn(file: string): Promise<ReadonlySet<string> | null> {
  const page = await readFile(file, 'utf8').catch(() => null);
  if (page === null) return null;
  return new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id));
}
