import { statSync } from 'node:fs';

/** Tells of a file that is read twice as of one: the first reading is the first half. */
export function readTwice(
  path: string,
  read: (bytes: number) => void,
): { readonly first: (bytes: number) => void; readonly second: (bytes: number) => void } {
  const { size } = statSync(path);
  return {
    first: (bytes) => read(Math.floor(bytes / 2)),
    second: (bytes) => read(Math.floor((size + bytes) / 2)),
  };
}
