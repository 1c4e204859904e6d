import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageSizeFromFile } from 'image-size/fromFile';
import { slugOfFile } from '../../articles/content-folder.ts';
import { contentRedirects } from '../../redirects/content-redirects.ts';
import { site as settingsOfSite } from '../../site.ts';
import { addressesOf } from './site/answering-addresses.ts';
import { brokenPicture } from './site/broken-picture.ts';
import { builtSite } from './site/built-pages.ts';
import { contentListing, listedFile } from './site/content-listing.ts';
import type { Listing } from './site/content-listing.ts';
import { factsOf } from './file/facts.ts';
import { inReadingOrder } from './finding.ts';
import type { Finding, Found, FoundIn } from './finding.ts';
import { digestOf, digestOfRules, readKept, writeKept } from './site/kept-results.ts';
import type { FileResult, KeptResult, KeptResults } from './site/kept-results.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';
import { shownPictures } from './site/shown-pictures.ts';
import { siteLinks } from './site/site-links.ts';
import { writtenFile } from './file/written-file.ts';
import type { Picture, WrittenSite } from './site/written-site.ts';

/** What a check looks at. */
export interface CheckedFolders {
  /** The folder with `articles/`, `pages/` and `topics/`, from the project's folder. */
  readonly content: string;
  /** Where results are kept from one run to the next. */
  readonly cache: string;
  /** The moment taken for now. */
  readonly now: Date;
}

/** A site as it is written, and what was found in it. */
export interface CheckedSite {
  readonly site: WrittenSite;
  /** In reading order. */
  readonly findings: readonly Finding[];
  /** How many files were parsed because they, or the rules, had changed. */
  readonly parsed: number;
}

/** Runs every rule that needs no built site. Files that haven't changed since the last run aren't parsed again. */
export async function checkSite({ content, cache, now }: CheckedFolders): Promise<CheckedSite> {
  const today = now.toISOString().slice(0, 10);
  const listing = await contentListing(content);
  const madeBy = digestOfRules();
  const keptFile = join(cache, 'preflight.json');
  const kept = await readKept(keptFile, madeBy);
  const results = await resultsOf(listing, kept, today);
  const isAsKept = [...results].every(([file, result]) => kept.get(file) === result);
  if (!isAsKept || kept.size !== results.size) await writeKept(keptFile, madeBy, results);
  const parsed = [...results].filter(([file, { digest, day }]) => {
    const known = kept.get(file);
    return known?.digest !== digest || known.day !== day;
  });
  const files = [...results.values()].map(({ facts }) => facts);
  const settings = {
    ...settingsOfSite,
    redirects: { ...(await contentRedirects(content)), ...settingsOfSite.redirects },
  };
  const site: WrittenSite = {
    files,
    links: siteLinks(files, settings.url),
    pictures: await picturesOf(listing, files),
    addresses: await addressesOf(files, settings, '.'),
    settings,
    now: now.getTime(),
  };
  const findings = [...results.values()].flatMap((result) => result.findings);
  for (const rule of rules) {
    if (rule.looksAt === 'site') findings.push(...found(rule, site, rule.findings(site)));
  }
  return { site, findings: findings.toSorted(inReadingOrder), parsed: parsed.length };
}

/**
 * Runs the rules that need the built pages.
 * @param folder what the build wrote.
 */
export async function checkBuiltSite(site: WrittenSite, folder: string): Promise<Finding[]> {
  const built = builtSite(folder);
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (rule.looksAt !== 'built site') continue;
    const all: FoundIn[] = [];
    for await (const one of rule.findings(site, built)) all.push(one);
    findings.push(...found(rule, site, all));
  }
  return findings.toSorted(inReadingOrder);
}

/** Runs the rules that need nothing but the file. */
export async function resultOf(
  named: Parameters<typeof writtenFile>[0],
  source: string,
  today: string,
): Promise<FileResult & { readonly dependsOnDay: boolean }> {
  const file = await writtenFile(named, source, today);
  const facts = factsOf(file);
  const findings = rules.flatMap((rule) =>
    rule.looksAt === 'file'
      ? Array.from(rule.findings(file), (one) => finding(rule, facts.draft, facts.file, one))
      : [],
  );
  return { facts, findings, dependsOnDay: file.calculators.length > 0 };
}

async function resultsOf(
  listing: Listing,
  kept: KeptResults,
  today: string,
): Promise<Map<string, KeptResult>> {
  const results = new Map<string, KeptResult>();
  for (const { file, collection, path, stamp } of listing.texts) {
    const known = kept.get(file);
    const isOfDay = known && (known.day === null || known.day === today);
    if (isOfDay && known.stamp === stamp) {
      results.set(file, known);
      continue;
    }
    const source = await readFile(file, 'utf8');
    const digest = digestOf(source);
    if (isOfDay && known.digest === digest) {
      results.set(file, { ...known, stamp });
      continue;
    }
    const { dependsOnDay, ...result } = await resultOf(
      { file, collection, slug: slugOfFile(path) },
      source,
      today,
    );
    results.set(file, { ...result, stamp, digest, day: dependsOnDay ? today : null });
  }
  return results;
}

/** The pictures of the content folder and those shown from elsewhere, with the sizes of what is shown; the others' don't matter. */
async function picturesOf(
  { pictures }: Listing,
  files: WrittenSite['files'],
): Promise<Map<string, Picture>> {
  const shown = new Set(files.flatMap(shownPictures).map(({ path }) => path));
  const all = new Map(
    pictures.map((listed): [string, Picture] => [listed.file, { ...listed, ...unknownSize }]),
  );
  for (const path of shown) {
    const listed = all.get(path) ?? (await listedFile(path).catch(() => null));
    if (!listed) continue;
    const size = await imageSizeFromFile(path).catch(() => unknownSize);
    const broken = await brokenPicture(path, size.width !== null);
    all.set(path, { ...listed, width: size.width, height: size.height, broken });
  }
  return all;
}

const unknownSize: Pick<Picture, 'width' | 'height' | 'broken'> = {
  width: null,
  height: null,
  broken: null,
};

function found(rule: Rule, { files }: WrittenSite, all: Iterable<FoundIn>): Finding[] {
  const drafts = new Set(files.filter(({ draft }) => draft).map(({ file }) => file));
  return Array.from(all, (one) => finding(rule, drafts.has(one.file), one.file, one));
}

function finding(
  rule: Rule,
  isDraft: boolean,
  file: string,
  { level, at, sentence }: Found,
): Finding {
  const isMild = isDraft && level === 'error' && !rule.stopsDraftsToo;
  return { file, ...at, level: isMild ? 'warning' : level, rule: rule.name, sentence };
}
