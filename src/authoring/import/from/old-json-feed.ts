import { basename } from 'node:path';
import { z } from 'zod';
import type { OldArticle, OldBlog, Reading } from '../old-article.ts';
import { decodedText } from '../reading/decoded-text.ts';
import { jsonValues } from '../reading/json-values.ts';
import { knownFields } from '../reading/known-fields.ts';

/** JSON Feed, version 1 or 1.1. */
export const jsonFeed: OldBlog = {
  name: 'JSON Feed',
  recognizes: (_, opening) =>
    /^\s*\{/.test(opening) &&
    /"version"\s*:\s*"https?:(?:\/\/|\\\/\\\/)(?:www\.)?jsonfeed\.org/.test(opening),
  articles,
};

// One field that isn't as the format says must not cost the article: what can't be read is left out.
const text = z.string().optional().catch(undefined);
const author = z.object({ name: text }).optional().catch(undefined);
const authors = z.array(author).optional().catch(undefined);
const itemFields = z.object({
  id: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  image: text,
  banner_image: text,
  date_published: text,
  date_modified: text,
  tags: z.array(text).optional().catch(undefined),
  author,
  authors,
});

async function* articles(path: string, { read, leftOut }: Reading): AsyncGenerator<OldArticle> {
  const source = decodedText(path, read);
  let feedAuthor: string | undefined;
  let number = 0;
  const paths = ['$.items.*', '$.author', '$.authors'];
  for await (const { value, keys } of jsonValues(path, source, paths)) {
    if (keys[0] === 'author') feedAuthor = author.parse(value)?.name;
    else if (keys[0] === 'authors') feedAuthor = authors.parse(value)?.[0]?.name;
    else {
      const place = `${basename(path)}, item ${(number += 1)}`;
      const item = itemFields.safeParse(value).data;
      if (!item) {
        leftOut(
          `${place}: this is no article but ${JSON.stringify(value).slice(0, 40)}, and stays out.`,
        );
        continue;
      }
      yield knownFields({
        source: place,
        // Feeds of cloned sites give several items one id.
        id: [item.url, item.id === item.url ? undefined : item.id].filter(Boolean).join(' '),
        address: item.url,
        title: item.title,
        description: item.summary,
        published: item.date_published,
        updated: item.date_modified,
        topics: item.tags ?? [],
        author: item.authors?.[0]?.name ?? item.author?.name ?? feedAuthor,
        cover: { src: item.image ?? item.banner_image },
        body:
          item.content_html === undefined
            ? { kind: 'text', text: item.content_text ?? '' }
            : { kind: 'html', text: item.content_html },
        lost: [
          item.external_url &&
            `It was about another page, ${item.external_url}: link to it in the text`,
          source.guessed(),
        ],
      });
    }
  }
}
