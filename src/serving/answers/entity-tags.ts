import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/**
 * Strong entity tags by content: they stay the same when a site is built again without a change, and
 * on every server that holds the same files. A file is read for it once, until its size or time changes.
 */
export function entityTags(): (path: string, file: FileHandle, state: Stats) => Promise<string> {
  const known = new Map<string, { version: string; tag: string }>();
  return async (path, file, state) => {
    const version = `${state.size} ${state.mtimeMs}`;
    const before = known.get(path);
    if (before?.version === version) return before.tag;
    const hash = createHash('sha256');
    for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) {
      hash.update(chunk as Buffer);
    }
    const tag = `"${hash.digest('base64url').slice(0, 27)}"`;
    known.set(path, { version, tag });
    return tag;
  };
}
