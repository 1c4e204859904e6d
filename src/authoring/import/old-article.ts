/** An article as an old blog had it, in one shape whatever export it came from. What isn't known is left out. */
export interface OldArticle {
  /** Where it stands, for sentences and the report: `export.xml, line 120`. */
  readonly source: string;
  /** What tells it from all others for ever: the export's own id, else its address, else its source. */
  readonly identity: string;
  /** The full address it had, or its path. */
  readonly address?: string;
  /** Further addresses that led to it, such as an old slug or `/?p=12`. */
  readonly otherAddresses?: readonly string[];
  readonly title?: string;
  readonly slug?: string;
  readonly description?: string;
  /** A moment in ISO 8601 with its zone; a bare date means UTC. */
  readonly published?: string;
  readonly updated?: string;
  /** Categories and tags, as they were called. */
  readonly topics?: readonly string[];
  readonly author?: string;
  readonly draft?: boolean;
  /** Whether it is no article but a page that stands by itself. */
  readonly page?: boolean;
  /** Where it lies in a folder of files, which links between them name: `posts/one.md`. */
  readonly file?: string;
  readonly commentsOff?: boolean;
  readonly cover?: { readonly src: string; readonly alt?: string };
  readonly body: { readonly kind: 'html' | 'markdown' | 'text'; readonly text: string };
  /** Where its pictures may lie on this machine: a folder of the export. */
  readonly folder?: string;
  /** What the reader of the export had to leave out or guess, as sentences without their full stops. */
  readonly lost?: readonly string[];
}

/** A kind of export: tells whether a file is one, and reads it article by article, holding one at a time. */
export interface OldBlog {
  /** As a person calls it: `WordPress export (WXR)`. */
  readonly name: string;
  /**
   * Whether this file or folder is of this kind.
   * @param opening the first 64 KB of a file as text; empty for a folder.
   */
  recognizes(path: string, opening: string): boolean | Promise<boolean>;
  /** @throws a sentence with the position, for input that is damaged. */
  articles(path: string, reading: Reading): AsyncIterable<OldArticle>;
}

/** What an export is read for, and who is told of what is in it besides articles. */
export interface Reading {
  /** Whether pages that stand by themselves, such as "about", are wanted among the articles. */
  readonly pages: boolean;
  /** The form of the addresses that posts had, such as `/blog/:year/:month/:slug/`, where an export doesn't say. */
  readonly permalink?: string | undefined;
  /** Told how many bytes have been read so far. */
  read(bytes: number): void;
  /**
   * Told of what is no article, in a sentence: a page, a post in the trash.
   * @param things how many of the export's items that are; one where it isn't said, none for a mere remark.
   */
  leftOut(sentence: string, things?: number): void;
  /** Told of each list of posts that had an address of its own. */
  list(list: OldList): void;
}

/** A list of posts with an address of its own, by what it listed: a topic as it was called, `2016-05` or `2016`. */
export type OldList = { readonly address: string } & (
  { readonly topic: string } | { readonly month: string } | { readonly year: string }
);
