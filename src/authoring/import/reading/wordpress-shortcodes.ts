/** A picture that WordPress knows by a number. */
export interface Attachment {
  readonly address: string;
  readonly alt: string;
  /** The number of the post it was uploaded to. */
  readonly parent: string;
}

/**
 * Writes WordPress' own shortcodes as the HTML they stood for: captions, galleries, embeds. Those of plugins stay.
 * @param post the number of the post they stand in.
 */
export function withoutWordpressShortcodes(
  html: string,
  post: string,
  attachments: ReadonlyMap<string, Attachment>,
): string {
  return html
    .replace(/\[(wp_)?caption\b[^\]]*\](.*?)\[\/\1?caption\]/gs, (_, _old, inside: string) => {
      const picture = /^\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inside)?.[0] ?? '';
      const words = inside.slice(picture.length).trim();
      return `\n\n<figure>${picture.trim()}${words && `<figcaption>${words}</figcaption>`}</figure>\n\n`;
    })
    .replace(/\[gallery\b([^\]]*)\]/g, (shortcode, options: string) => {
      const ids = /\bids=["']?([\d, ]+)/.exec(options)?.[1]?.split(',');
      const pictures = ids
        ? ids.map((id) => attachments.get(id.trim()))
        : [...attachments.values()].filter(({ parent }) => parent === post);
      const figures = pictures
        .filter((picture) => picture !== undefined)
        .map(
          ({ address, alt }) =>
            `<figure><img src="${quoted(address)}" alt="${quoted(alt)}"></figure>`,
        );
      return figures.length > 0 ? `\n\n${figures.join('\n')}\n\n` : shortcode;
    })
    .replace(
      /\[embed\b[^\]]*\]\s*(https?:\/\/[^\s[\]<>"]+)\s*\[\/embed\]/g,
      (_, address: string) => `\n\n<a href="${quoted(address)}">${quoted(address)}</a>\n\n`,
    );
}

function quoted(text: string): string {
  return text
    .replace(/&(?!amp;|#)/g, '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');
}
