import { hash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const compressedFile = z.object({
  size: z.number(),
  /** When the file was written, in milliseconds. */
  time: z.number(),
  /** Of its content. */
  digest: z.string(),
  /** The endings of its copies; none where they wouldn't be smaller. */
  copies: z.array(z.string()),
});

/** A file as it was when its copies were made. */
export type CompressedFile = z.infer<typeof compressedFile>;

const ledger = z.array(z.tuple([z.string(), compressedFile]));
/** Changed with the way files are compressed, so that all are compressed anew. */
const version = 1;

/** What is known of the compressed files of a folder, by their path in it; nothing where there is no sound ledger. */
export async function readLedger(
  cacheFolder: string,
  folder: string,
): Promise<ReadonlyMap<string, CompressedFile>> {
  try {
    const text = await readFile(ledgerFile(cacheFolder, folder), 'utf8');
    return new Map(ledger.parse(JSON.parse(text)));
  } catch {
    return new Map();
  }
}

/** Writes the ledger whole or not at all. */
export async function writeLedger(
  cacheFolder: string,
  folder: string,
  files: ReadonlyMap<string, CompressedFile>,
): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  const file = ledgerFile(cacheFolder, folder);
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify([...files]));
  await rename(unfinished, file);
}

function ledgerFile(cacheFolder: string, folder: string): string {
  return join(cacheFolder, `compressed-${version}-${hash('sha256', folder).slice(0, 12)}.json`);
}
