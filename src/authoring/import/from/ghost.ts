import { basename } from 'node:path';
import { z } from 'zod';
import type { OldArticle, OldBlog, Reading } from '../old-article.ts';
import { decodedText } from '../reading/decoded-text.ts';
import { escapedHtml } from '../reading/escaped-html.ts';
import { withoutFurniture } from '../reading/ghost/furniture.ts';
import { lexicalHtml, mobiledocHtml } from '../reading/ghost/text.ts';
import type { GhostText } from '../reading/ghost/text.ts';
import { jsonValues } from '../reading/json-values.ts';
import { knownFields } from '../reading/known-fields.ts';
import { readTwice } from '../reading/read-twice.ts';

/** Ghost's export: the tables of its database as JSON, in any order. */
export const ghost: OldBlog = {
  name: 'Ghost export (JSON)',
  recognizes: (_, opening) =>
    /^\s*\{/.test(opening) && (/"db"\s*:\s*\[/.test(opening) || /"exported_on"\s*:/.test(opening)),
  articles,
};

const text = z.string().nullish().catch(undefined);
const key = z.union([z.string(), z.number()]).transform(String);
const row = {
  posts: z.object({
    id: key,
    uuid: text,
    title: text,
    slug: text,
    html: text,
    lexical: text,
    mobiledoc: text,
    plaintext: text,
    type: text,
    page: z.union([z.boolean(), z.number()]).optional().catch(undefined),
    status: text,
    visibility: text,
    published_at: z.union([z.string(), z.number()]).nullish().catch(undefined),
    updated_at: z.union([z.string(), z.number()]).nullish().catch(undefined),
    custom_excerpt: text,
    meta_description: text,
    feature_image: text,
    image: text,
    author_id: key.nullish().catch(undefined),
    codeinjection_head: text,
    codeinjection_foot: text,
  }),
  tags: z.object({ id: key, name: z.string(), visibility: text }),
  users: z.object({ id: key, name: z.string() }),
  posts_tags: z.object({ post_id: key, tag_id: key, sort_order: z.number().catch(0) }),
  posts_authors: z.object({ post_id: key, author_id: key, sort_order: z.number().catch(0) }),
  posts_meta: z.object({ post_id: key, meta_description: text, feature_image_alt: text }),
};

/** What the posts refer to; all of it small beside their texts. */
interface Relations {
  readonly tags: Map<string, string>;
  readonly users: Map<string, string>;
  readonly tagsOf: Map<string, { id: string; order: number }[]>;
  readonly authorsOf: Map<string, { id: string; order: number }[]>;
  readonly metaOf: Map<string, z.infer<typeof row.posts_meta>>;
}

async function* articles(
  path: string,
  { read, leftOut, pages }: Reading,
): AsyncGenerator<OldArticle> {
  const { first, second } = readTwice(path, read);
  const relations = await relationsIn(path, first);
  const source = decodedText(path, second);
  let number = 0;
  for await (const { table, value } of rows(path, source)) {
    if (table !== 'posts') continue;
    const place = `${basename(path)}, post ${(number += 1)}`;
    const post = row.posts.safeParse(value).data;
    if (!post)
      leftOut(`${place}: this post has no id, so it can't be told from others and stays out.`);
    else if (isPage(post) && (!pages || post.status === 'draft')) {
      const why = pages ? 'the draft of a page' : 'a page, not a post';
      const how = pages ? '' : ' (--pages brings it)';
      leftOut(`${place}: "${post.title ?? ''}" is ${why}, and stays out${how}.`);
    } else yield await article(post, place, relations, source.guessed());
  }
}

// An export holds `db[0].data`; one by the API is the data itself. Every table is asked for, as what isn't
// handed out would pile up in memory.
async function* rows(
  path: string,
  source: ReturnType<typeof decodedText>,
): AsyncGenerator<{ table: string; value: unknown }> {
  for await (const { value, keys } of jsonValues(path, source, ['$.db.*.data.*.*', '$.data.*.*'])) {
    yield { table: String(keys.at(-2)), value };
  }
}

async function relationsIn(path: string, read: (bytes: number) => void): Promise<Relations> {
  const relations: Relations = {
    tags: new Map(),
    users: new Map(),
    tagsOf: new Map(),
    authorsOf: new Map(),
    metaOf: new Map(),
  };
  for await (const { table, value } of rows(path, decodedText(path, read))) {
    if (table === 'tags') {
      const tag = row.tags.safeParse(value).data;
      // A name with # is for the theme, and no reader saw it.
      if (tag && tag.visibility !== 'internal' && !tag.name.startsWith('#'))
        relations.tags.set(tag.id, tag.name);
    } else if (table === 'users') {
      const user = row.users.safeParse(value).data;
      if (user) relations.users.set(user.id, user.name);
    } else if (table === 'posts_tags') {
      const tagged = row.posts_tags.safeParse(value).data;
      if (tagged) add(relations.tagsOf, tagged.post_id, tagged.tag_id, tagged.sort_order);
    } else if (table === 'posts_authors') {
      const written = row.posts_authors.safeParse(value).data;
      if (written) add(relations.authorsOf, written.post_id, written.author_id, written.sort_order);
    } else if (table === 'posts_meta') {
      const about = row.posts_meta.safeParse(value).data;
      if (about) relations.metaOf.set(about.post_id, about);
    }
  }
  return relations;
}

function add(
  related: Map<string, { id: string; order: number }[]>,
  post: string,
  id: string,
  order: number,
): void {
  const known = related.get(post);
  if (known) known.push({ id, order });
  else related.set(post, [{ id, order }]);
}

function names(
  related: readonly { id: string; order: number }[] = [],
  byId: ReadonlyMap<string, string>,
): (string | undefined)[] {
  return related.toSorted((one, other) => one.order - other.order).map(({ id }) => byId.get(id));
}

async function article(
  post: z.infer<typeof row.posts>,
  place: string,
  { tags, users, tagsOf, authorsOf, metaOf }: Relations,
  guessed: string | undefined,
): Promise<OldArticle> {
  const about = metaOf.get(post.id);
  const authors = names(authorsOf.get(post.id), users).filter((name) => name !== undefined);
  const text = await textOf(post);
  const { html, lost } = withoutFurniture(text.html);
  return knownFields({
    source: place,
    id: post.uuid ?? post.id,
    address: post.slug && post.status !== 'draft' ? `/${post.slug}/` : undefined,
    title: post.title,
    slug: post.slug,
    description: post.custom_excerpt || about?.meta_description || post.meta_description,
    published: post.published_at,
    updated: post.updated_at,
    topics: names(tagsOf.get(post.id), tags),
    author: authors.join(', ') || users.get(post.author_id ?? ''),
    draft: post.status === 'draft',
    page: isPage(post),
    cover: {
      src: onThisBlog(post.feature_image ?? post.image ?? ''),
      alt: about?.feature_image_alt,
    },
    body: { kind: 'html', text: onThisBlog(html) },
    lost: [
      ...text.lost,
      ...lost,
      /^(?:members|paid|tiers)$/.test(post.visibility ?? '')
        ? 'Only members could read it on the old blog; here everybody can'
        : undefined,
      post.codeinjection_head || post.codeinjection_foot
        ? 'Code that was injected into its page was left out'
        : undefined,
      guessed,
    ],
  });
}

const isPage = ({ type, page }: z.infer<typeof row.posts>): boolean =>
  type === 'page' || page === true || page === 1;

async function textOf(post: z.infer<typeof row.posts>): Promise<GhostText> {
  if (post.html) return { html: post.html, lost: [] };
  const text = post.lexical
    ? await lexicalHtml(post.lexical)
    : post.mobiledoc
      ? await mobiledocHtml(post.mobiledoc)
      : { html: '', lost: [] };
  if (text.html !== '') return text;
  const paragraphs = (post.plaintext ?? '').split(/\n{2,}/).filter((words) => words.trim() !== '');
  return {
    html: paragraphs.map((words) => `<p>${escapedHtml(words.trim())}</p>`).join(''),
    lost: text.lost,
  };
}

// Ghost writes this for the blog's own address; what follows is a path on it.
function onThisBlog(written: string): string {
  return written.replaceAll('__GHOST_URL__', '');
}
