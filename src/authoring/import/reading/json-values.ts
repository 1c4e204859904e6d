import { basename } from 'node:path';
import { TokenParser, Tokenizer } from '@streamparser/json';
import type { DecodedText } from './decoded-text.ts';

/** A value of a JSON file and where it stands. */
export interface JsonValue {
  readonly value: unknown;
  /** The keys and indexes that lead to it, outermost first. */
  readonly keys: readonly (string | number)[];
}

/**
 * Reads a JSON file as it streams in and hands out the values at some paths, one at a time; none is kept.
 * @param paths such as `$.items.*`.
 * @throws a sentence with line and column for a file that isn't JSON, or is cut off.
 */
export async function* jsonValues(
  path: string,
  source: DecodedText,
  paths: string[],
): AsyncGenerator<JsonValue> {
  const tokenizer = new Tokenizer();
  const values = new TokenParser({ paths, keepStack: false });
  const ready: JsonValue[] = [];
  const position = { line: 1, column: 1 };
  let bytes = 0;
  let offset = 0;
  tokenizer.onToken = (token) => {
    offset = token.offset;
    values.write(token);
  };
  values.onValue = ({ value, key, stack }) => {
    const keys = [...stack.map((around) => around.key), key].filter((name) => name !== undefined);
    ready.push({ value, keys });
  };
  const damaged = (reason: string, cause?: unknown): Error =>
    new Error(`${basename(path)}, line ${position.line}, column ${position.column}: ${reason}`, {
      cause,
    });

  for await (const piece of source) {
    try {
      tokenizer.write(piece);
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      const stopped = Number(/absolute position "(\d+)"/.exec(message)?.[1] ?? offset);
      const before = Buffer.from(piece).subarray(0, Math.max(0, stopped - bytes));
      advance(position, before.toString('utf8'));
      yield* ready.splice(0);
      throw damaged(`this can't be read as JSON. Export it again.`, error);
    }
    yield* ready.splice(0);
    advance(position, piece);
    bytes += Buffer.byteLength(piece);
  }
  if (!values.isEnded)
    throw damaged('the file ends too early: it seems to be cut off. Export it again.');
}

function advance(position: { line: number; column: number }, text: string): void {
  const lines = text.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  position.column = lines.length > 1 ? last + 1 : position.column + last;
  position.line += lines.length - 1;
}
