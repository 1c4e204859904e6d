import type { Site } from '../../../site-settings.ts';
import type { Addresses } from './answering-addresses.ts';
import type { Broken } from './broken-picture.ts';
import type { ListedFile } from './content-listing.ts';
import type { Facts } from '../file/facts.ts';
import type { SiteLink } from './site-links.ts';

/** A picture in `content/`; without pixels where its file can't be read as one. */
export interface Picture extends ListedFile {
  readonly width: number | null;
  readonly height: number | null;
  /** Why it can't be shown, where an article shows it. */
  readonly broken: Broken;
}

/** What is known of all files together. */
export interface WrittenSite {
  /** In the order of their paths. */
  readonly files: readonly Facts[];
  /** In the order of their files. */
  readonly links: readonly SiteLink[];
  /** By their paths from the project's folder. */
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly addresses: Addresses;
  readonly settings: Site;
  /** The moment that divides what readers see from what waits for its day, in milliseconds. */
  readonly now: number;
}

/** Whether readers see a file at a moment. */
export function isVisible({ draft, published }: Facts, moment: number): boolean {
  return !draft && published <= moment;
}
