import { escapedHtml } from './escaped-html.ts';

/** A text of one of Ghost's editors as HTML, and the kinds of cards in it that have no HTML. */
export interface GhostText {
  readonly html: string;
  readonly unknown: ReadonlySet<string>;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * A card of Ghost's editors as HTML: pictures, code, quotations of other pages, raw HTML.
 * @param unknown gets the kind of a card that can't be written so.
 */
export function ghostCard(kind: string, fields: Fields, unknown: Set<string>): string {
  const text = (...names: string[]): string =>
    names.map((name) => fields[name]).find((value) => typeof value === 'string') ?? '';
  const src = text('src', 'url');
  switch (kind) {
    case 'image':
      return figure(src, text('alt', 'altText'), text('caption'));
    case 'gallery':
      return (Array.isArray(fields['images']) ? (fields['images'] as Fields[]) : [])
        .map((image) => figure(String(image['src'] ?? ''), String(image['alt'] ?? ''), ''))
        .join('');
    case 'html':
    case 'embed':
      return text('html') || link(src, src);
    case 'markdown':
    case 'card-markdown':
      // Markdown cards hold what nobody formatted: as text it stays whole.
      return text('markdown')
        .split(/\n{2,}/)
        .map((paragraph) => `<p>${escapedHtml(paragraph.trim())}</p>`)
        .join('');
    case 'code':
    case 'codeblock':
      return `<pre><code>${escapedHtml(text('code'))}</code></pre>`;
    case 'hr':
    case 'horizontalrule':
      return '<hr>';
    case 'bookmark': {
      const about = fields['metadata'] as Fields | undefined;
      return `<p>${link(src, String(about?.['title'] ?? src))}</p>`;
    }
    case 'callout':
      return `<blockquote>${text('calloutText')}</blockquote>`;
    case 'toggle':
      return `<h3>${text('heading')}</h3>${text('content')}`;
    case 'button':
      return `<p>${link(text('buttonUrl'), text('buttonText'))}</p>`;
    case 'video':
    case 'audio':
    case 'file':
      return `<p>${link(src, text('title', 'fileTitle', 'fileName') || src)}</p>`;
    default:
      unknown.add(kind);
      return '';
  }
}

function figure(src: string, alt: string, caption: string): string {
  if (src === '') return '';
  const words = caption && `<figcaption>${caption}</figcaption>`;
  return `<figure><img src="${escapedHtml(src)}" alt="${escapedHtml(alt)}">${words}</figure>`;
}

function link(to: string, words: string): string {
  return to === '' ? '' : `<a href="${escapedHtml(to)}">${escapedHtml(words)}</a>`;
}
