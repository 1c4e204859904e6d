import { chmodSync, closeSync, openSync, statSync } from 'node:fs';

/**
 * Makes sure that a file with readers' data or keys is its owner's alone, from its first byte: one that isn't there is
 * made, empty, with mode 600; one that others can read is closed to them.
 * @throws an error with a sentence when it is somebody else's and can't be closed.
 */
export function ownerOnly(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    closeToOthers(file);
  }
}

/**
 * The same for a file that others may have made; one that isn't there stays so.
 * It is never opened: closing a second handle of a SQLite file would drop the locks of the first.
 */
export function closeToOthers(file: string): void {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  // Windows knows no such modes: the folder's own rules count there.
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  try {
    chmodSync(file, 0o600);
  } catch (error) {
    throw new Error(
      `${file} can be read by others on this machine, and its mode can't be changed from here: make it yours and run "chmod 600 ${file}".`,
      { cause: error },
    );
  }
}
