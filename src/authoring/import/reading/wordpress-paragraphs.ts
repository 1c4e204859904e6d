import { htmlOf, htmlPiece, isElement, isText } from './html-tree.ts';
import type { HtmlNode } from './html-tree.ts';

const blocks = new Set(
  'address article aside blockquote center details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr iframe nav ol p pre script section style table ul video audio object noscript'.split(
    ' ',
  ),
);

/**
 * Gives the HTML of WordPress' classic editor the paragraphs it shows: a blank line ends one, a line's end
 * is a `<br>`. What the block editor wrote has its paragraphs already.
 */
export function wordpressParagraphs(html: string): string {
  const text = html.replace(/\r\n?/g, '\n');
  return text.includes('<!-- wp:') ? text : paragraphs(htmlPiece(text).childNodes);
}

function paragraphs(nodes: readonly HtmlNode[]): string {
  const written: string[] = [];
  let words = '';
  const end = (): void => {
    const paragraph = words.trim().replace(/ *\n/g, '<br>\n');
    // A comment such as <!--more--> alone is no paragraph.
    if (paragraph !== '')
      written.push(/^(?:<!--.*?-->)+$/s.test(paragraph) ? paragraph : `<p>${paragraph}</p>`);
    words = '';
  };
  for (const node of nodes) {
    if (isText(node)) {
      const [first = '', ...rest] = htmlOf(node).split(/\n[ \t]*\n\s*/);
      words += first;
      for (const part of rest) {
        end();
        words = part;
      }
    } else if (isElement(node) && blocks.has(node.tagName)) {
      end();
      written.push(node.tagName === 'blockquote' ? quote(node.childNodes) : htmlOf(node));
    } else words += htmlOf(node);
  }
  end();
  return written.join('\n');
}

function quote(nodes: readonly HtmlNode[]): string {
  return `<blockquote>${paragraphs(nodes)}</blockquote>`;
}
