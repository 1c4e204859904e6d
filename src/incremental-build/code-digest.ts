import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The digest of files and folders of this project's code, their names included: what was made by the
 * same code has the same one.
 * @param places paths from the project's folder.
 */
export function codeDigest(...places: readonly string[]): string {
  const digest = createHash('sha256');
  for (const file of places.flatMap(filesAt).toSorted()) {
    digest.update(`${file}\n`).update(readFileSync(file));
  }
  return digest.digest('hex').slice(0, 16);
}

function filesAt(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
