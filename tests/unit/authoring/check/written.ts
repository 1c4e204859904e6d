import type { Finding, Found, FoundIn } from '../../../../src/authoring/check/finding.ts';
import { slugOfFile } from '../../../../src/articles/content-folder.ts';
import { addressesOf } from '../../../../src/authoring/check/site/answering-addresses.ts';
import type { BuiltSite } from '../../../../src/authoring/check/site/built-pages.ts';
import { factsOf } from '../../../../src/authoring/check/file/facts.ts';
import type { BuiltRule, FileRule, SiteRule } from '../../../../src/authoring/check/rule.ts';
import { siteLinks } from '../../../../src/authoring/check/site/site-links.ts';
import { writtenFile } from '../../../../src/authoring/check/file/written-file.ts';
import type { Collection, WrittenFile } from '../../../../src/authoring/check/file/written-file.ts';
import type { Picture, WrittenSite } from '../../../../src/authoring/check/site/written-site.ts';
import { site as settings } from '../../../../src/site.ts';

/** The day every test is on. */
export const today = '2026-11-22';

/** Front matter with nothing to say against it; fields given replace its own, `null` leaves one out. */
export function article(body: string, fields: Record<string, string | null> = {}): string {
  const all = {
    id: 'sound-article',
    title: 'A million-dollar year is one good week',
    description:
      'Nobody can do a million-dollar year today. You can do one good week, and you may have already.',
    published: '2026-05-14',
    topics: '[goals]',
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

/** A file as the rules get it, by its path in the content folder. */
export function written(source: string, path = 'articles/one.mdx'): Promise<WrittenFile> {
  const [collection = 'articles', ...rest] = path.split('/');
  return writtenFile(
    {
      file: `content/${path}`,
      collection: collection as Collection,
      slug: slugOfFile(rest.join('/')),
    },
    source,
    today,
  );
}

/** What a rule finds in one file. */
export async function inFile(rule: FileRule, source: string, path?: string): Promise<Found[]> {
  return [...rule.findings(await written(source, path))];
}

/** A site of these files, by their paths in the content folder. */
export async function siteOf(
  sources: Readonly<Record<string, string>>,
  pictures: readonly Partial<Picture>[] = [],
): Promise<WrittenSite> {
  const files = await Promise.all(
    Object.entries(sources).map(async ([path, source]) => factsOf(await written(source, path))),
  );
  return {
    files,
    links: siteLinks(files, settings.url),
    pictures: new Map(
      pictures.map((picture) => [
        picture.file ?? '',
        { file: '', bytes: 1, stamp: '', width: 1, height: 1, broken: null, ...picture },
      ]),
    ),
    addresses: await addressesOf(files, settings, '.'),
    settings,
    now: Date.parse(today),
  };
}

/** What a rule finds in a site of these files. */
export async function inSite(
  rule: SiteRule,
  sources: Readonly<Record<string, string>>,
  pictures?: readonly Partial<Picture>[],
): Promise<FoundIn[]> {
  return [...rule.findings(await siteOf(sources, pictures))];
}

/** What a rule finds in a built site of these files. */
export async function inBuiltSite(
  rule: BuiltRule,
  sources: Readonly<Record<string, string>>,
  built: Partial<BuiltSite>,
): Promise<FoundIn[]> {
  const nothing: BuiltSite = {
    idsOf: () => Promise.resolve(null),
    mailOf: () => Promise.resolve(undefined),
  };
  const found: FoundIn[] = [];
  for await (const one of rule.findings(await siteOf(sources), { ...nothing, ...built })) {
    found.push(one);
  }
  return found;
}

/** Findings in short: `error 7:3 There is no page …`. */
export function inShort(found: readonly (Found | Finding)[]): string[] {
  return found.map((one) => {
    const { line, column } = 'at' in one ? one.at : one;
    return `${one.level} ${line}:${column} ${one.sentence}`;
  });
}
