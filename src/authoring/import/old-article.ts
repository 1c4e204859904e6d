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
  /**
   * @param read is told how many bytes have been read so far.
   * @param leftOut is told, in a sentence, of each thing that is no article: a page, a post in the trash.
   * @throws a sentence with the position, for input that is damaged.
   */
  articles(
    path: string,
    read: (bytes: number) => void,
    leftOut?: (sentence: string) => void,
  ): AsyncIterable<OldArticle>;
}
