import { attribute, elementsIn, hasClass, takeOut, wordsIn } from './html-tree.ts';
import type { HtmlElement, HtmlParent } from './html-tree.ts';

type Test = (element: HtmlElement) => boolean;

const id =
  (name: string): Test =>
  (element) =>
    attribute(element, 'id') === name;
const named =
  (name: string): Test =>
  (element) =>
    hasClass(element, name);
const tag =
  (name: string): Test =>
  (element) =>
    element.tagName === name;
const says =
  (name: string, value: string): Test =>
  (element) =>
    attribute(element, name)?.toLowerCase() === value;

// Where themes put the text of a post, the surest first: an element that holds it and nothing else.
const bodies: readonly Test[] = [
  id('hs_cos_wrapper_post_body'),
  named('blog-post__body'),
  named('post-body'),
  named('hs-blog-post__body'),
  says('itemprop', 'articlebody'),
  named('entry-content'),
  named('post-content'),
  named('blog-content'),
];
const wider: readonly Test[] = [tag('article'), tag('main')];

// What stands around a post in those that hold more than it.
const chrome =
  /^(?:comments?|hs-?blog-?comments?|respond|related(?:-posts?)?|social(?:-sharing)?|share|sharing|author(?:-box|-bio)?|breadcrumbs?|byline|(?:post|entry)-(?:meta|date|tags|author|footer)|sidebar|pagination|blog-(?:comments|related-posts|pagination|sidebar|index|post__(?:tags|meta|author|timestamp|socials?|comments))|topic-links?|hubspot-editable)$/i;
const chromeTags = /^(?:nav|aside|footer|form|button|script|style|noscript|template)$/;

/**
 * Finds the text of a post on its page, never what the site puts around it.
 * @returns nothing on a page that isn't one post: a list of posts, or a page of another kind.
 */
export function postBody(page: HtmlParent): HtmlElement | undefined {
  const elements = [...elementsIn(page)];
  const isList = elements.some((element) => hasClass(element, 'hs-blog-listing'));
  if (isList) return undefined;
  for (const test of bodies) {
    const found = outermost(elements.filter(test));
    if (found.length > 1 && found.filter((element) => wordsIn(element) !== '').length > 1)
      return undefined;
    const [body] = found.toSorted((one, other) => wordsIn(other).length - wordsIn(one).length);
    if (body) return withoutChrome(body, false);
  }
  for (const test of wider) {
    const found = outermost(elements.filter(test));
    if (found.length > 1) return undefined;
    if (found[0]) return withoutChrome(found[0], true);
  }
  return undefined;
}

function outermost(found: readonly HtmlElement[]): HtmlElement[] {
  const inner = new Set(found.flatMap((element) => [...elementsIn(element)]));
  return found.filter((element) => !inner.has(element));
}

function withoutChrome(body: HtmlElement, wide: boolean): HtmlElement {
  for (const element of [...elementsIn(body)]) {
    const names = [
      attribute(element, 'id') ?? '',
      ...(attribute(element, 'class') ?? '').split(/\s+/),
    ];
    const around =
      names.some((name) =>
        /^(?:comments|hs_cos_wrapper_blog_comments|hs-?blog-?comments?|hs_cos_wrapper_type_(?:blog_comments|social_sharing|form|blog_subscribe))$/i.test(
          name,
        ),
      ) ||
      (wide && (chromeTags.test(element.tagName) || names.some((name) => chrome.test(name))));
    // The headline is told apart, so it isn't repeated in the text.
    const headline = wide && (element.tagName === 'h1' || element.tagName === 'header');
    if (around || headline) takeOut(element);
  }
  return body;
}
