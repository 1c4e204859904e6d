import { basename } from 'node:path';
import type { OldArticle, OldBlog, Reading } from '../old-article.ts';
import { csvRecords, headerOf } from '../reading/csv-records.ts';
import { decodedText } from '../reading/decoded-text.ts';
import type { DecodedText } from '../reading/decoded-text.ts';
import { knownFields } from '../reading/known-fields.ts';
import { shownOrder } from '../reading/old-dates.ts';
import type { NumberOrder } from '../reading/old-dates.ts';
import { readTwice } from '../reading/read-twice.ts';

/** HubSpot's export of a blog as a table: a row a post, the columns named in the first line. */
export const hubspotTable: OldBlog = {
  name: 'HubSpot export (CSV)',
  recognizes(path, opening) {
    if (/^\s*[<{[]/.test(opening)) return false;
    const known = new Set(
      headerOf(opening)
        .map(columnOf)
        .filter((name) => name !== undefined),
    );
    return known.size >= 2 || /\.csv$/i.test(path);
  },
  articles,
};

// HubSpot's names for its columns over the years, those of its API, and what people call them in between.
const columnNames = {
  id: 'id, post id, blog post id, content id',
  title: 'post title, blog post title, title, name, post name, blog title, internal name',
  seoTitle: 'post seo title, seo title, html title, page title, meta title',
  address: 'post url, blog post url, url, absolute url, live url, page url, permalink',
  slug: 'slug, post slug, url slug, path',
  body: 'post body, blog post body, body, blog body, content, blog content, post content, body html, html, rss body',
  description: 'meta description, description, post summary, summary, post meta description',
  published:
    'publish date, published date, publish date time, published, published at, date published, publish time, post date, date',
  updated:
    'last modified, last modified date, updated, updated at, last updated, date modified, updated date, last updated date',
  author: 'author, post author, blog author, author name, blog author name, author display name',
  topics:
    'tags, post tags, blog tags, topics, blog topics, tag, tag names, topic names, categories, tag list, topic list',
  cover: 'featured image url, featured image, post featured image, featured image link, image url',
  coverText: 'featured image alt text, featured image alt, image alt text',
  state: 'status, state, post status, current state, publish status',
  archived: 'archived, is archived',
  comments: 'comments, enable comments, allow comments, comments enabled',
} as const satisfies Record<string, string>;
type Column = keyof typeof columnNames;
type Row = Partial<Record<Column, string>>;

const columnByName: ReadonlyMap<string, Column> = new Map(
  Object.entries(columnNames).flatMap(([column, names]) =>
    names.split(', ').map((name) => [name, column as Column] as const),
  ),
);

async function* articles(path: string, { read, leftOut }: Reading): AsyncGenerator<OldArticle> {
  const { first, second } = readTwice(path, read);
  const dateOrder = await orderOfDates(path, first);
  const source = decodedText(path, second);
  for await (const { row, line, short } of rows(path, source)) {
    const place = `${basename(path)}, line ${line}`;
    const state = row.state ?? '';
    if (/deleted|trash/i.test(state)) {
      leftOut(`${place}: "${row.title ?? ''}" is deleted and stays out.`);
      continue;
    }
    const archived = /^(?:true|yes|1)$/i.test(row.archived ?? '');
    const draft = archived || /draft|unpublished|pending|review|error/i.test(state);
    yield knownFields({
      source: place,
      id: row.id ? `hubspot ${row.id}` : row.address,
      // What HubSpot calls a draft before it has a name was never an address.
      address: row.address?.includes('-temporary-slug-') ? undefined : row.address,
      title: row.title || row.seoTitle,
      slug: row.slug?.split('/').findLast((part) => part !== ''),
      description: row.description,
      published: row.published,
      updated: row.updated,
      dateOrder,
      topics: (row.topics ?? '').split(/[;,|]/),
      author: row.author,
      draft,
      commentsOff: /^(?:false|no|0|off|closed|disabled)$/i.test(row.comments ?? ''),
      cover: { src: row.cover, alt: row.coverText },
      body: { kind: 'html', text: row.body ?? '' },
      lost: [
        archived ? 'It was archived on the old blog, so it comes as a draft' : undefined,
        short,
        source.guessed(),
      ],
    });
  }
}

/** Whether the month or the day comes first in this table's dates; unknown when no row shows it, or rows disagree. */
async function orderOfDates(
  path: string,
  read: (bytes: number) => void,
): Promise<NumberOrder | undefined> {
  const shown = new Set<NumberOrder>();
  for await (const { row } of rows(path, decodedText(path, read))) {
    for (const date of [row.published, row.updated]) {
      const order = shownOrder(date ?? '');
      if (order) shown.add(order);
    }
  }
  return shown.size === 1 ? [...shown][0] : undefined;
}

async function* rows(
  path: string,
  source: DecodedText,
): AsyncGenerator<{ row: Row; line: number; short: string | undefined }> {
  let columns: (Column | undefined)[] | undefined;
  for await (const { fields, line } of csvRecords(path, source)) {
    if (!columns) {
      columns = fields.map(columnOf);
      requireColumns(path, fields, columns);
      continue;
    }
    const row: Row = {};
    for (const [index, column] of columns.entries()) {
      if (column) row[column] ||= fields[index] ?? '';
    }
    const short =
      fields.length === columns.length
        ? undefined
        : `Its row has ${fields.length} fields where the first line names ${columns.length}: compare it with the old page`;
    yield { row, line, short };
  }
}

function requireColumns(
  path: string,
  record: readonly string[],
  columns: readonly (Column | undefined)[],
): void {
  const missing = (['title', 'body'] as const).filter(
    (column) => !columns.includes(column) && !(column === 'title' && columns.includes('seoTitle')),
  );
  if (missing.length === 0) return;
  const expected = missing
    .map((column) => `"${columnNames[column].split(', ')[0] ?? ''}"`)
    .join(' and ');
  const found = record.map((name) => `"${name.trim().slice(0, 40)}"`).join(', ');
  throw new Error(
    `${basename(path)}, line 1: a column ${expected} is missing. The columns are ${found}. Export the blog again with its content, or name the columns "Post title", "Post body", "Post URL", "Publish date", "Author", "Tags", "Meta description", "Featured image URL" and "Status".`,
  );
}

// "Post_URL", "postUrl" and " POST URL " are one name.
function columnOf(name: string): Column | undefined {
  const plain = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[\s_()/-]+/g, ' ')
    .trim()
    .toLowerCase();
  return columnByName.get(plain);
}
