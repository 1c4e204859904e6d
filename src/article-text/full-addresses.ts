import sanitizeHtml from 'sanitize-html';

const shownElsewhere = [
  'p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code em strong del ins sup sub br hr a img figure figcaption',
  'table caption thead tbody tfoot tr th td section abbr cite q time mark small',
].flatMap((names) => names.split(' '));

/**
 * Keeps what every feed reader shows, and makes each address a full one.
 * @param html what an article renders to.
 * @param base the article's own address, which fragments and relative links start from.
 */
export function withFullAddresses(html: string, base: string): string {
  const full = (address: string | undefined): string => new URL(address ?? '', base).href;
  return sanitizeHtml(html, {
    allowedTags: shownElsewhere,
    allowedAttributes: {
      a: ['href', 'title', 'id'],
      img: ['src', 'alt', 'width', 'height'],
      li: ['id', 'value'],
      ol: ['start'],
      time: ['datetime'],
      abbr: ['title'],
      th: ['align', 'scope', 'colspan', 'rowspan'],
      td: ['align', 'colspan', 'rowspan'],
    },
    // What a mail dresses by; a feed reader passes over it.
    allowedClasses: { section: ['today'], table: ['worksheet'], tr: ['answer'], p: ['pull-quote'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    transformTags: {
      a: (tagName, attributes) => ({
        tagName,
        attribs: attributes['href']
          ? { ...attributes, href: full(attributes['href']) }
          : attributes,
      }),
      img: (tagName, attributes) => ({
        tagName,
        attribs: { ...attributes, src: full(attributes['src']) },
      }),
    },
  }).trim();
}
