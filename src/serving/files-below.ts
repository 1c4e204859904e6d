import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The locations of all files in a folder and below. Symbolic links are passed over, to folders too.
 * @throws the file system's error when there is no such folder.
 */
export function filesBelow(folder: string): string[] {
  // Node's own recursive listing follows links to folders when it is synchronous, and takes six times
  // as long when it is not.
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const location = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(location);
    return entry.isFile() ? [location] : [];
  });
}
