import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';

/** A file's text, piece by piece, without NULs and control characters. */
export interface DecodedText extends AsyncIterable<string> {
  /** A sentence, once, when the pieces since the last call held bytes that aren't UTF-8. */
  guessed(): string | undefined;
}

/** How much of a file is enough to tell what it is. */
export const openingBytes = 64 * 1024;

/**
 * Reads a text file as it streams in: by its byte order mark, else as the file itself declares (XML, HTML),
 * else as UTF-8; bytes that aren't UTF-8 are taken for windows-1252, each by itself.
 * @param read is told how many bytes have been read so far.
 * @throws a sentence when the declared encoding isn't known.
 */
export function decodedText(
  path: string,
  read: (bytes: number) => void = () => undefined,
): DecodedText {
  let guess = false;
  return {
    async *[Symbol.asyncIterator]() {
      let bytes = 0;
      let decode: Decode | undefined;
      for await (const chunk of createReadStream(path, { highWaterMark: openingBytes })) {
        const piece = chunk as Buffer;
        read((bytes += piece.length));
        decode ??= decoding(piece, path);
        for (const { text, guessed } of decode(piece, false)) {
          guess ||= guessed;
          yield withoutControls(text);
        }
      }
      for (const { text, guessed } of decode?.(Buffer.alloc(0), true) ?? []) {
        guess ||= guessed;
        yield withoutControls(text);
      }
    },
    guessed() {
      if (!guess) return undefined;
      guess = false;
      return 'Around here the file holds letters that aren’t UTF-8; they were read as windows-1252: look at the accents and quotation marks';
    },
  };
}

/** The whole of a file that is small, as text. */
export async function wholeText(
  path: string,
): Promise<{ text: string; guessed: string | undefined }> {
  const source = decodedText(path);
  let text = '';
  for await (const piece of source) text += piece;
  return { text, guessed: source.guessed() };
}

/** The first bytes of a file. */
export async function openingOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(openingBytes), 0, openingBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The first bytes of a file as text; a character that the end cuts in two is left out. */
export function openingText(opening: Buffer, path: string): string {
  return [...decoding(opening, path)(opening, false)]
    .map(({ text }) => withoutControls(text))
    .join('');
}

/** Text without what no article needs: control characters (tabs and line ends stay) and halves of characters. */
export function withoutControls(text: string): string {
  return unwanted.test(text) ? text.replace(allUnwanted, '').toWellFormed() : text.toWellFormed();
}

const unwanted = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/;
const allUnwanted = new RegExp(unwanted, 'g');

interface Piece {
  readonly text: string;
  readonly guessed: boolean;
}
type Decode = (bytes: Buffer, last: boolean) => Iterable<Piece>;

function decoding(opening: Buffer, path: string): Decode {
  const label = encodingOf(opening);
  if (label === 'utf-8') return utf8OrWindows1252();
  const decoder = ((): TextDecoder => {
    try {
      return new TextDecoder(label);
    } catch (error) {
      throw new Error(
        `${basename(path)}, line 1: the file says it is written in "${label}", which can't be read here. Save it as UTF-8 and say so in its first line.`,
        { cause: error },
      );
    }
  })();
  return (bytes, last) => [{ text: decoder.decode(bytes, { stream: !last }), guessed: false }];
}

function encodingOf(opening: Buffer): string {
  const [first = 1, second = 1] = opening;
  if (opening.length >= 2 && first === 0xff && second === 0xfe) return 'utf-16le';
  if (opening.length >= 2 && first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  if (first === 0 && second !== 0) return 'utf-16be';
  if (isMarked(opening)) return 'utf-8';
  const head = opening.toString('latin1', 0, 1024).trimStart();
  const declared = (/^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/i.exec(head) ??
    (head.startsWith('<')
      ? /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(head)
      : undefined))?.[1]?.toLowerCase();
  // Whoever can read the declaration byte by byte isn't reading UTF-16, whatever it says.
  return declared === undefined || /^(?:utf-?8|utf-?16.*|us-ascii|ascii)$/.test(declared)
    ? 'utf-8'
    : declared;
}

const isMarked = (bytes: Buffer): boolean =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

function utf8OrWindows1252(): Decode {
  let begun = false;
  let carried = Buffer.alloc(0);
  return function* (bytes, last) {
    const joined = carried.length > 0 ? Buffer.concat([carried, bytes]) : bytes;
    const from = !begun && isMarked(joined) ? 3 : 0;
    begun = true;
    const end = last ? joined.length : joined.findLastIndex((byte) => byte < 0x80) + 1;
    carried = Buffer.from(joined.subarray(end));
    const whole = joined.subarray(from, end);
    if (isUtf8(whole)) yield { text: whole.toString('utf8'), guessed: false };
    else yield* lineByLine(whole);
  };
}

// Line by line, so that a reader can tell which article a guess concerns.
function* lineByLine(bytes: Buffer): Iterable<Piece> {
  for (const line of bytes.toString('latin1').split(/(?<=\n)/)) {
    const raw = Buffer.from(line, 'latin1');
    const guessed = !isUtf8(raw);
    yield { text: guessed ? repaired(line) : raw.toString('utf8'), guessed };
  }
}

const windows1252 = new TextDecoder('windows-1252');
const highBytes =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\xff]/g;

function repaired(line: string): string {
  return line.replace(highBytes, (sequence) => {
    const raw = Buffer.from(sequence, 'latin1');
    return raw.length > 1 ? raw.toString('utf8') : windows1252.decode(raw);
  });
}
