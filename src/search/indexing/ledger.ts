import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWholeFile } from '../../whole-file.ts';

/** What an earlier build noted about the files of a folder, by their path in it. */
export interface Ledger<Note> {
  /** The notes; none where there is no sound ledger. */
  read(): Promise<ReadonlyMap<string, Note>>;
  /** Writes them whole or not at all. */
  write(notes: ReadonlyMap<string, Note>): Promise<void>;
}

/**
 * A ledger in the cache.
 * @param name what it is about; changed with the way the notes are made, so that old ones aren't used.
 * @param folder the folder whose files it is about.
 */
export function openLedger<Note>(
  cacheFolder: string,
  name: string,
  folder: string,
  note: z.ZodType<Note>,
): Ledger<Note> {
  const file = join(cacheFolder, `${name}-${hash('sha256', folder).slice(0, 12)}.json`);
  const notes = z.array(z.tuple([z.string(), note]));
  return {
    async read() {
      try {
        return new Map(notes.parse(JSON.parse(await readFile(file, 'utf8'))));
      } catch {
        return new Map();
      }
    },
    write: (all) => writeWholeFile(file, JSON.stringify([...all])),
  };
}
