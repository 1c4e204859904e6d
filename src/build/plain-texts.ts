import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Piscina } from 'piscina';
import type { PlainText, PlainTextAsked } from './plain-text.ts';

let threads: Piscina<PlainTextAsked, PlainText | null> | undefined;

/** What a text comes to by itself, made on another core while pages are put together on this one. */
export function plainTextOf(asked: PlainTextAsked): Promise<PlainText | null> {
  threads ??= new Piscina({
    // The pages are bundled, the threads run the source.
    filename: resolve('src/build/plain-text.ts'),
    minThreads: 0,
    maxThreads: Math.max(1, availableParallelism() - 1),
    idleTimeout: 1_000,
    // A text is small work; without a limit a thread takes memory it has no use for.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  return threads.run(asked);
}
