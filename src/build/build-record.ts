import { hash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * How the last build stands to this one:
 * - `kept`: it ended well, into this folder and by these integrations: what it wrote can stay
 * - `elsewhere`: this folder was last written by something else, but the cache is whole
 * - `unfinished`: a build with this cache was stopped half-way
 */
export type Standing = 'kept' | 'elsewhere' | 'unfinished';

/** What a build leaves in its cache about itself, so that the next one knows what it may trust. */
export interface BuildRecord {
  standing(): Promise<Standing>;
  /** From here until {@link end} a build that stops counts as unfinished. */
  begin(): Promise<void>;
  end(): Promise<void>;
}

/**
 * @param cacheFolder where Astro keeps its cache.
 * @param outputFolder where the site is built.
 * @param makers the names of everything that writes into that folder.
 */
export function buildRecord(
  cacheFolder: string,
  outputFolder: string,
  makers: string,
): BuildRecord {
  const last = join(cacheFolder, 'last-build.json');
  // By its output folder, and not by its cache: two contents may be built into one folder by turns.
  const written = resolve('.cache/built', `${hash('sha256', outputFolder).slice(0, 24)}.json`);
  return {
    async standing() {
      const [ended, here] = [await read(last), await read(written)];
      if (ended !== undefined && ended['build'] === undefined) return 'unfinished';
      const same = here?.['build'] === ended?.['build'] && here?.['makers'] === makers;
      return ended !== undefined && same ? 'kept' : 'elsewhere';
    },
    async begin() {
      await rm(written, { force: true });
      await write(last, {});
    },
    async end() {
      const build = randomUUID();
      await write(written, { build, makers });
      await write(last, { build });
    },
  };
}

async function read(file: string): Promise<Record<string, unknown> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    // Half a record is that of a build that was stopped.
    return {};
  }
}

async function write(file: string, record: object): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(record));
}
