import type { BuiltSite } from './site/built-pages.ts';
import type { Found, FoundIn } from './finding.ts';
import type { WrittenFile } from './file/written-file.ts';
import type { WrittenSite } from './site/written-site.ts';

interface AnyRule {
  /** What the result calls it: `vague-link`. */
  readonly name: string;
  /**
   * Whether a draft's errors stay errors. Nobody reads a draft, so they are warnings there; but what
   * keeps the site from building does so in a draft too.
   */
  readonly stopsDraftsToo?: true;
}

/** A rule that needs nothing but the file. What it finds is kept until the file changes. */
export interface FileRule extends AnyRule {
  readonly looksAt: 'file';
  findings(file: WrittenFile): Iterable<Found>;
}

/** A rule about how files go together. It runs each time, over what is known of all files. */
export interface SiteRule extends AnyRule {
  readonly looksAt: 'site';
  findings(site: WrittenSite): Iterable<FoundIn>;
}

/** A rule that needs the built pages. */
export interface BuiltRule extends AnyRule {
  readonly looksAt: 'built site';
  findings(site: WrittenSite, built: BuiltSite): Iterable<FoundIn> | AsyncIterable<FoundIn>;
}

/** One thing the check looks for. To add one: write it in `rules/`, and name it in `rules.ts`. */
export type Rule = FileRule | SiteRule | BuiltRule;
