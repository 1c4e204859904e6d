import { z } from 'zod';
import { attribute, elementsIn, hasClass, wordsIn } from './html-tree.ts';
import type { HtmlElement, HtmlParent } from './html-tree.ts';

/** What a post's page says about it, outside of its text. */
export interface PageFacts {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly address: string | undefined;
  readonly cover: { readonly src: string | undefined; readonly alt: string | undefined };
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly author: string | undefined;
  readonly topics: readonly string[];
}

const linked = z.object({
  '@type': z.union([z.string(), z.array(z.string())]),
  headline: z.string().optional().catch(undefined),
  datePublished: z.string().optional().catch(undefined),
  dateModified: z.string().optional().catch(undefined),
  author: z
    .union([z.object({ name: z.string() }), z.array(z.object({ name: z.string() }))])
    .optional()
    .catch(undefined),
});
type Linked = z.infer<typeof linked>;

/** Reads a page's metadata, structured data, and the places where themes show date, author and tags. */
export function pageFacts(page: HtmlParent): PageFacts {
  const elements = [...elementsIn(page)];
  const first = (test: (element: HtmlElement) => boolean): HtmlElement | undefined =>
    elements.find(test);
  const words = (test: (element: HtmlElement) => boolean): string | undefined => {
    const found = first((element) => test(element) && wordsIn(element) !== '');
    return found && wordsIn(found);
  };
  const metas = (name: string): string[] =>
    elements
      .filter(
        (element) =>
          element.tagName === 'meta' &&
          (attribute(element, 'property') ?? attribute(element, 'name'))?.toLowerCase() === name,
      )
      .map((element) => attribute(element, 'content')?.trim() ?? '')
      .filter((content) => content !== '');
  const withClass =
    (...names: string[]): ((element: HtmlElement) => boolean) =>
    (element) =>
      names.some((name) => hasClass(element, name));

  const article = structured(elements);
  const canonical = first(
    (element) =>
      element.tagName === 'link' && attribute(element, 'rel')?.toLowerCase() === 'canonical',
  );
  const time = first(
    (element) => element.tagName === 'time' && attribute(element, 'datetime') !== undefined,
  );
  const byline = words(
    (element) =>
      attribute(element, 'id') === 'hubspot-author_data' ||
      hasClass(element, 'hubspot-editable') ||
      withClass('byline', 'post-meta', 'blog-post__meta')(element),
  );
  const titleTag = words((element) => element.tagName === 'title');
  const authors = Array.isArray(article?.author)
    ? article.author
    : article?.author
      ? [article.author]
      : [];
  const topicLinks = elements.filter(
    (element) =>
      element.tagName === 'a' &&
      (withClass('topic-link', 'blog-post__tag-link', 'tag-link')(element) ||
        attribute(element, 'rel') === 'tag'),
  );
  const tags = metas('article:tag');
  return {
    title:
      words((element) => attribute(element, 'id') === 'hs_cos_wrapper_name') ??
      article?.headline ??
      metas('og:title')[0] ??
      words((element) => element.tagName === 'h1') ??
      titleTag,
    description: metas('description')[0] ?? metas('og:description')[0],
    address: attribute(canonical, 'href') ?? metas('og:url')[0],
    cover: { src: metas('og:image')[0], alt: metas('og:image:alt')[0] },
    published:
      metas('article:published_time')[0] ??
      article?.datePublished ??
      attribute(
        first((element) => attribute(element, 'itemprop') === 'datePublished'),
        'content',
      ) ??
      attribute(time, 'datetime') ??
      words(withClass('blog-post__timestamp', 'post-date', 'entry-date', 'published')) ??
      dateIn(byline),
    updated: metas('article:modified_time')[0] ?? article?.dateModified,
    author:
      words(withClass('author-link', 'blog-post__author-name', 'author-name')) ??
      authors.map(({ name }) => name)[0] ??
      metas('author')[0] ??
      words((element) => attribute(element, 'rel') === 'author') ??
      authorIn(byline),
    topics: tags.length > 0 ? tags : topicLinks.map(wordsIn),
  };
}

function structured(elements: readonly HtmlElement[]): Linked | undefined {
  for (const element of elements) {
    if (attribute(element, 'type') !== 'application/ld+json') continue;
    const [script] = element.childNodes;
    for (const candidate of candidates(script && 'value' in script ? script.value : '')) {
      const found = linked.safeParse(candidate).data;
      const types = found ? [found['@type']].flat() : [];
      if (types.some((type) => /^(?:BlogPosting|Article|NewsArticle)$/.test(type))) return found;
    }
  }
  return undefined;
}

function candidates(json: string): unknown[] {
  try {
    const value = JSON.parse(json) as unknown;
    const graph =
      typeof value === 'object' && value !== null ? Reflect.get(value, '@graph') : undefined;
    return Array.isArray(graph) ? graph : [value].flat();
  } catch {
    return [];
  }
}

function authorIn(byline: string | undefined): string | undefined {
  return /\b[Bb]y:? ((?:\p{Lu}[\p{L}.'’-]+ ?){2,4})/u.exec(byline ?? '')?.[1]?.trim();
}

// "Posted by Dana Whitlock on May 3, 2016 9:12:00 AM"
function dateIn(byline: string | undefined): string | undefined {
  return /[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}(?:,? (?:at )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)?|\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d{4}-\d{2}-\d{2}/.exec(
    byline ?? '',
  )?.[0];
}
