import { parseArgs } from 'node:util';
import type { ParseArgsOptionDescriptor } from 'node:util';

/** An option as `parseArgs` takes it, and as the help shows it. */
export type CommandOption = ParseArgsOptionDescriptor & {
  /** What the help calls its value. */
  readonly value?: string;
  readonly about: string;
};

/** What stands on a command line: the arguments, and the options by name. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** The value of an option; `undefined` where it wasn't given. */
  text(option: string): string | undefined;
  /** The values of an option that may be written several times, in order. */
  texts(option: string): readonly string[];
  /** Whether a switch was given. */
  on(option: string): boolean;
}

/** The arguments can't be used as they stand; the message says why. */
export class UsageError extends Error {}

/**
 * Reads a command line.
 * @param takes how many arguments there may be: at least, at most.
 * @param help where to read how to write it; ends every complaint.
 * @throws UsageError for an unknown option, a missing value, or too few or too many arguments.
 */
export function readArguments(
  args: readonly string[],
  options: Readonly<Record<string, ParseArgsOptionDescriptor>>,
  takes: readonly [number, number],
  help: string,
): Arguments {
  const { positionals, values } = (() => {
    try {
      return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    } catch (error) {
      const [reason] = (error instanceof Error ? error.message : '').split('. ');
      throw new UsageError(`${reason}. ${help}`);
    }
  })();
  const [least, most] = takes;
  const given = positionals.length;
  if (given < least) throw new UsageError(`An argument is missing. ${help}`);
  if (given > most) throw new UsageError(`There is an argument too many. ${help}`);
  const texts = (option: string): string[] =>
    [values[option] ?? []].flat().filter((value) => typeof value === 'string');
  return {
    positionals,
    text: (option) => texts(option)[0],
    texts,
    on: (option) => values[option] === true,
  };
}
