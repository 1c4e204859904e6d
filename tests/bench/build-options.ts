import { UsageError, readArguments } from '../../src/command-line/arguments.ts';
import { scenarios } from './build-scenarios.ts';
import type { Scenario } from './build-scenarios.ts';

const peers = ['astro', 'eleventy', 'hugo'] as const;

/** What to measure. */
export interface BuildOptions {
  /** Numbers of articles. */
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly scenarios: readonly Scenario[];
  readonly peers: readonly (typeof peers)[number][];
  /** Whether our site is also built with its pictures, search index and compressed copies. */
  readonly whole: boolean;
  readonly seed: number;
}

const help = `Write --sizes 100,1000 --rounds 3 --only ${scenarios.join()} --peers ${peers.join()} --whole --seed 1, or leave any of it out.`;

/**
 * Reads the command line of the bench.
 * @throws UsageError when it can't be used.
 */
export function buildOptions(args: readonly string[]): BuildOptions {
  const written = readArguments(
    args,
    {
      sizes: { type: 'string', default: '100,1000,10000' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string', default: scenarios.join() },
      peers: { type: 'string', default: peers.join() },
      seed: { type: 'string', default: '1' },
      whole: { type: 'boolean', default: false },
    },
    [0, 0],
    help,
  );
  const listed = (option: string): string[] =>
    (written.text(option) ?? '').split(',').filter(Boolean);
  return {
    sizes: listed('sizes').map((size) => count('sizes', size)),
    rounds: count('rounds', written.text('rounds') ?? ''),
    scenarios: listed('only').map((name) => oneOf('only', name, scenarios)),
    peers: listed('peers').map((name) => oneOf('peers', name, peers)),
    whole: written.on('whole'),
    seed: count('seed', written.text('seed') ?? ''),
  };
}

function count(option: string, written: string): number {
  const number = Number(written);
  if (Number.isInteger(number) && number > 0) return number;
  throw new UsageError(`--${option} takes whole numbers above 0, not "${written}". ${help}`);
}

function oneOf<Name extends string>(option: string, written: string, known: readonly Name[]): Name {
  const name = known.find((candidate) => candidate === written);
  if (name !== undefined) return name;
  throw new UsageError(`--${option} takes ${known.join(', ')}, not "${written}". ${help}`);
}
