import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const enough = 2 ** 30;

/**
 * Makes an empty folder, in memory where there is plenty: the stores of these tests wait for every commit to be on the
 * disk, and no test here cuts the power.
 */
export function temporaryFolder(): string {
  return mkdtempSync(join(hasRoom(memory) ? memory : tmpdir(), 'updates-'));
}

/** Where processes started by tests keep what they compiled, for the next ones: NODE_COMPILE_CACHE. */
export const compiled = join(tmpdir(), 'updates-compiled');

/** Deletes a folder with all that is in it. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > enough;
  } catch {
    return false;
  }
}
