import { startProgressOfLongWork } from '../command-line/progress.ts';

/** Enough to keep the four threads of the system busy while other files are read and written. */
const atOnce = 8;

/**
 * Does something for each of many things, several at a time. Work that takes long shows how far it has come.
 * @param label what the work is called.
 */
export async function inParallel<Thing>(
  label: string,
  things: readonly Thing[],
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  const progress = startProgressOfLongWork(label, things.length, process.stderr);
  const queue = things.values();
  let done = 0;
  const worker = async (): Promise<void> => {
    for (const thing of queue) {
      await work(thing);
      progress.to((done += 1));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  progress.end();
}
