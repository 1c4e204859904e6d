import { constants, existsSync } from 'node:fs';
import { access, statfs } from 'node:fs/promises';

const megabyte = 1_000_000;
/** What a build of a few dozen articles writes, copies that are kept for the next one included. */
const needed = 50 * megabyte;
/** Where builds write. */
const places = ['.', 'dist', '.cache'];

/**
 * Makes sure that a build can write what it makes: half-way through, Node would say ENOSPC or EACCES and where in its
 * own files.
 * @throws an error with a sentence when the disk is full, or the folder is somebody else's.
 */
export async function ensureRoomToBuild(): Promise<void> {
  for (const place of places.filter((path) => existsSync(path))) {
    const folder = place === '.' ? 'the folder of this site' : `${place}/`;
    await access(place, constants.W_OK).catch(() => {
      throw sentence(
        `A build can't write into ${folder}. Build as the user whom it belongs to, or give it to yours: sudo chown -R "$(id -un)" .`,
      );
    });
    const { bavail, bsize } = await statfs(place);
    const free = bavail * bsize;
    if (free < needed) {
      throw sentence(
        `The disk is full: ${Math.floor(free / megabyte)} MB are free for ${folder}, and a build may need ${needed / megabyte}. Make room, and build again.`,
      );
    }
  }
}

/** Where in this file it was thrown is nothing to an owner. */
function sentence(message: string): Error {
  const error = new Error(message);
  delete error.stack;
  return error;
}
