import { escapedHtml } from '../escaped-html.ts';

/** A picture that WordPress knows by a number. */
export interface Attachment {
  readonly address: string;
  readonly alt: string;
  /** The number of the post it was uploaded to. */
  readonly parent: string;
}

/**
 * Writes galleries as the pictures they showed: those they number, else all that were uploaded to the post. One
 * whose pictures aren't in the export stays a shortcode.
 * @param post the number of the post they stand in.
 */
export function withGalleries(
  html: string,
  post: string,
  attachments: ReadonlyMap<string, Attachment>,
): string {
  return html.replace(/\[gallery\b([^\]]*)\]/g, (shortcode, options: string) => {
    const numbers = /\bids=["']?([\d, ]+)/.exec(options)?.[1]?.split(',');
    const pictures = numbers
      ? numbers.map((number) => attachments.get(number.trim()))
      : [...attachments.values()].filter(({ parent }) => parent === post);
    const figures = pictures.filter((picture) => picture !== undefined).map(figure);
    return figures.length > 0 ? `\n\n${figures.join('\n')}\n\n` : shortcode;
  });
}

/** A picture as the block that shows it. */
export function figure({ address, alt }: Pick<Attachment, 'address' | 'alt'>): string {
  return `<figure><img src="${escapedHtml(address)}" alt="${escapedHtml(alt)}"></figure>`;
}
