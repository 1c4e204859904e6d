/** Enough to keep the four threads of the system busy while other files are read and written. */
const atOnce = 8;

/** Does something for each of many things, several at a time. */
export async function inParallel<Thing>(
  things: readonly Thing[],
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  const queue = things.values();
  const worker = async (): Promise<void> => {
    for (const thing of queue) await work(thing);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
