import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseWithSentences } from '../sentences.ts';

const oneLine = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u, 'write it in one line, without control characters');

const article = z.strictObject({
  /** Permanent: what makes an article this article, whatever its title and address become. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{4,38}[a-z0-9]$/, 'write the id of the front matter'),
  url: z.url({ protocol: /^https?$/, error: 'write the whole address of the article' }),
  title: oneLine(200),
  description: oneLine(400),
  /** In UTC, such as 2026-05-14T07:30:00.000Z. */
  published: z.iso.datetime(),
  /** Of what the author wrote; the page carries the same, so that `updates send` sees whether that build is online. */
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'write the content hash'),
  /**
   * The article's body for mail: no script, absolute addresses. Without it the mail is the summary and a link:
   * a manifest needn't carry the text of a whole archive.
   */
  html: z.string().min(1).optional(),
  /** The body as plain text; made from the HTML where it is absent. */
  text: z.string().min(1).optional(),
  /** The mail's subject, where the title doesn't serve. */
  subject: oneLine(120).optional(),
  /** Minutes it takes to read. */
  minutes: z.int().min(1).optional(),
  /** `false` keeps the article out of every mail. */
  send: z.boolean(),
});

const manifest = z.strictObject({
  version: z.literal(1, 'build the site with the same release as this service'),
  /** The site's address, without a path. */
  site: z.url({ protocol: /^https?$/ }),
  articles: z.array(article).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
    error: 'two articles have the same id: give one of them its own',
  }),
});

/** One published article, as the build tells it. */
export type ManifestArticle = z.infer<typeof article>;

/** What the build writes next to the site as `updates.json`. */
export type Manifest = z.infer<typeof manifest>;

/**
 * Reads the manifest from a file or an address.
 * @throws an error with a sentence when it is missing or can't be used.
 */
export async function readManifest(location: string): Promise<Manifest> {
  return parseManifest(await manifestText(location), location);
}

/**
 * Checks a manifest's text.
 * @param source where it came from; it opens the message.
 * @throws an error with a sentence for each field that can't be used.
 */
export function parseManifest(text: string, source: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`${source} is not JSON: build the site again.`);
  }
  return parseWithSentences(manifest, value, source);
}

async function manifestText(location: string): Promise<string> {
  if (/^https?:\/\//.test(location)) {
    const response = await fetch(location, { signal: AbortSignal.timeout(30_000) });
    if (!response.ok) throw new Error(`${location} answers ${response.status}: is the site there?`);
    return response.text();
  }
  return readFile(location, 'utf8').catch((error: unknown) => {
    throw new Error(
      `${location} can't be read: build the site first, or set UPDATES_MANIFEST to where the manifest is.`,
      { cause: error },
    );
  });
}
