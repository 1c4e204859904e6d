import { encode, wrap } from 'nodemailer/lib/qp';
import { splitAtLinks } from './placeholders.ts';
import type { ReaderLinks } from './placeholders.ts';

/** Writes a part of a mail, its headers included, for one reader. */
export type EncodedPart = (links: ReaderLinks) => string;

const lineLength = 76;
const softBreak = '=\r\n';

/**
 * Encodes a part in quoted-printable (RFC 2045) once for all readers: only their own links are put in
 * for each. Encoding it anew for each reader would take more time than all the rest of a delivery.
 * @param type such as `text/html`.
 */
export function encodedPart(type: string, content: string): EncodedPart {
  const head = `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
  const pieces = splitAtLinks(content.replace(/\r?\n/g, '\r\n')).map((piece) =>
    typeof piece === 'string' ? wrap(encode(piece), lineLength) : piece,
  );
  return (links) =>
    head +
    pieces
      .map((piece) => (typeof piece === 'string' ? piece : encodedLink(links[piece.link])))
      .join(softBreak);
}

function encodedLink(link: string): string {
  return wrap(encode(link), lineLength);
}
