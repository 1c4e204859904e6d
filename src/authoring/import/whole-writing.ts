import { copyFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing } from '../missing.ts';

const prefix = '.importing-';

/** What one file is to hold. */
export type Content = string | Uint8Array | { readonly copyOf: string };

/** What a folder or file is to hold: contents by file name; a file of its own has the name ''. */
export type Contents = ReadonlyMap<string, Content>;

/**
 * Writes into a content folder so that everything in it is whole at any moment: each thing is made in a
 * folder beside, which no build reads, and then moved into its place.
 */
export class WholeWriting {
  readonly #content: string;
  readonly #own: string;
  #made = 0;

  private constructor(content: string) {
    this.#content = content;
    this.#own = join(content, `${prefix}${process.pid}`);
  }

  /**
   * Clears away what an interrupted run left, and gets ready to write.
   * @throws a sentence when another run is writing into the same folder.
   */
  static async begin(content: string): Promise<WholeWriting> {
    await mkdir(content, { recursive: true });
    for (const name of await readdir(content)) {
      if (!name.startsWith(prefix)) continue;
      const other = Number(name.slice(prefix.length));
      if (other !== process.pid && isRunning(other)) {
        throw new Error(
          `Another import (process ${other}) is writing into ${content}: wait until it is done. If there is none, delete the folder ${join(content, name)}.`,
        );
      }
      await rm(join(content, name), { recursive: true, force: true });
    }
    const writing = new WholeWriting(content);
    await mkdir(writing.#own);
    return writing;
  }

  /** A folder for files that are only needed during this run. */
  get folder(): string {
    return this.#own;
  }

  /**
   * Puts something into its place at once.
   * @param path below the content folder.
   * @param instead what it takes the place of, if that has another path or is a folder.
   */
  async put(path: string, contents: Contents, instead?: string): Promise<void> {
    this.#made += 1;
    const made = join(this.#own, String(this.#made));
    const place = join(this.#content, path);
    await write(made, contents);
    await mkdir(dirname(place), { recursive: true });
    if (instead !== undefined) await rename(join(this.#content, instead), `${made}-before`);
    await rename(made, place);
    if (instead !== undefined) await rm(`${made}-before`, { recursive: true, force: true });
  }

  async end(): Promise<void> {
    await rm(this.#own, { recursive: true, force: true });
  }
}

async function write(place: string, contents: Contents): Promise<void> {
  for (const [name, content] of contents) {
    const path = name === '' ? place : join(place, name);
    await mkdir(dirname(path), { recursive: true });
    if (typeof content === 'object' && 'copyOf' in content) await copyFile(content.copyOf, path);
    else await writeFile(path, content, { flag: 'wx' });
  }
}

/** Whether what is at a place is exactly this: the same files with the same bytes. */
export async function isSame(place: string, contents: Contents): Promise<boolean> {
  try {
    const isFile = (await stat(place)).isFile();
    if (isFile !== contents.has('')) return false;
    if (!isFile) {
      const present = (await readdir(place)).toSorted();
      if (present.join('\0') !== [...contents.keys()].toSorted().join('\0')) return false;
    }
    for (const [name, content] of contents) {
      const expected =
        typeof content === 'object' && 'copyOf' in content
          ? await readFile(content.copyOf)
          : Buffer.from(content);
      if (!expected.equals(await readFile(name === '' ? place : join(place, name)))) return false;
    }
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isRunning(process_: number): boolean {
  if (!Number.isInteger(process_) || process_ <= 0) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
