import type { Root } from 'hast';
import rehypeSanitize from 'rehype-sanitize';
import { unified } from 'unified';
import { quoted } from './losses.ts';
import type { Lose } from './losses.ts';
import { eachElement, isElement, property, rewrite } from './rewriting.ts';

const renamed: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  cite: 'em',
  dfn: 'em',
  var: 'em',
  s: 'del',
  strike: 'del',
  tt: 'code',
  samp: 'code',
  xmp: 'pre',
  listing: 'pre',
  plaintext: 'pre',
  dir: 'ul',
  menu: 'ul',
  image: 'img',
  // What stands apart on a page keeps its words apart here.
  ...Object.fromEntries(
    'address article aside body button center details dialog dd dt dl fieldset figcaption figure footer header hgroup html legend main nav noscript optgroup option search section summary title'
      .split(' ')
      .map((name) => [name, 'div']),
  ),
};

const sanitize = unified()
  .use(rehypeSanitize, {
    tagNames:
      'a blockquote br caption code del div em h1 h2 h3 h4 h5 h6 hr img input kbd li mark ol p pre strong sub sup table tbody td tfoot th thead tr ul'.split(
        ' ',
      ),
    attributes: {
      a: ['href'],
      img: ['src', 'alt'],
      input: [
        ['type', 'checkbox'],
        ['disabled', true],
        ['checked', true],
      ],
      ol: ['start'],
      code: [['className', /^language-[\w+#-]+$/]],
      td: ['align', 'colSpan', 'rowSpan'],
      th: ['align', 'colSpan', 'rowSpan'],
      // Footnotes find each other by it; none reaches the article.
      '*': ['id'],
    },
    protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https', 'data'] },
    ancestors: {},
    strip: ['script', 'style'],
  })
  .freeze();

/**
 * Leaves only elements and attributes that an article may have: nothing that runs, asks for anything or is
 * drawn by itself. The words of all others stay.
 */
export function safeTree(tree: Root, lose: Lose): Root {
  boldTerms(tree);
  eachElement(tree, (node) => {
    node.tagName = (Object.hasOwn(renamed, node.tagName) && renamed[node.tagName]) || node.tagName;
    if (node.tagName === 'a') {
      const href = tidied(property(node, 'href'));
      node.properties['href'] = href;
      if (/^[^/?#]*:/.test(href) && !/^(?:https?|mailto|tel):/.test(href))
        lose(`A link was left out, and its words kept: ${quoted(href)}`);
    }
    if (node.tagName === 'img') node.properties['src'] = tidied(property(node, 'src'));
  });
  return sanitize.runSync(tree);
}

/** An address without the spaces around it, its scheme in small letters. */
function tidied(address: string): string {
  return address.trim().replace(/^[a-z][a-z+.-]*:/i, (scheme) => scheme.toLowerCase());
}

/** Markdown has no lists of definitions: the terms become bold paragraphs. */
function boldTerms(tree: Root): void {
  rewrite(tree, (node) => {
    if (!isElement(node, 'dt')) return [node];
    const term = { type: 'element' as const, tagName: 'strong', properties: {} };
    return [{ ...node, tagName: 'div', children: [{ ...term, children: node.children }] }];
  });
}
