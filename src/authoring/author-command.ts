import { UsageError, readArguments } from '../command-line/arguments.ts';
import type { Arguments, CommandOption } from '../command-line/arguments.ts';
import { helpText } from '../command-line/help.ts';

/** What an exit code of an author's command says. */
export const exits = {
  done: 0,
  /** It ran, and something is wrong with what it looked at or couldn't be done; the sentences say what. */
  wrong: 1,
  /** The command line can't be used as it stands. */
  usage: 2,
} as const;

export type Exit = (typeof exits)[keyof typeof exits];

/** What a command gets to work with. */
export interface Call extends Arguments {
  /** Prints a line of the result. */
  print(line: string): void;
  /** Prints a line that isn't the result, to standard error. */
  note(line: string): void;
}

/** One of the author's commands: `npm run NAME`. */
export interface AuthorCommand {
  /** The npm script. */
  readonly name: string;
  /** The arguments as the help shows them. */
  readonly synopsis: string;
  /** What it does and what to mind, a paragraph an entry. */
  readonly about: readonly string[];
  readonly options?: Readonly<Record<string, CommandOption>>;
  /** How many arguments it takes: at least, at most. */
  readonly takes: readonly [number, number];
  /** Lines about exit codes, instead of the usual ones. */
  readonly exits?: readonly string[];
  readonly run: (call: Call) => Promise<Exit>;
}

const usualExits = [
  '0  done',
  '1  something is wrong: the sentences say what',
  '2  the command line can’t be used',
];

/** Runs a command with the arguments of this process, and sets the exit code. */
export async function runAuthorCommand(command: AuthorCommand): Promise<void> {
  // Whoever reads the output may have seen enough, as `head` has.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  process.exitCode = await run(command, process.argv.slice(2));
}

async function run(command: AuthorCommand, args: readonly string[]): Promise<Exit> {
  const { name, synopsis, about, options = {}, takes } = command;
  const call = `npm run ${name} --`;
  if (args.includes('--help') || args.includes('-h')) {
    const usage = `${call} ${synopsis}`;
    process.stdout.write(helpText({ usage, about, options, exits: command.exits ?? usualExits }));
    return exits.done;
  }
  try {
    const help = `"${call} --help" shows how to write it.`;
    return await command.run({
      ...readArguments(args, options, takes, help),
      print: (line) => void process.stdout.write(`${line}\n`),
      note: (line) => void process.stderr.write(`${line}\n`),
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? exits.usage : exits.wrong;
  }
}
