import type { Arguments, CommandOption } from '../../command-line/arguments.ts';
import { problemCodes } from '../issues/problems.ts';
import { parseAddress } from '../readers/address.ts';
import type { Address } from '../readers/address.ts';
import { emailKey } from '../readers/email-key.ts';
import { readSecrets } from '../secrets.ts';
import { readSettings } from '../settings.ts';
import type { Settings } from '../settings.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/open-store.ts';
import type { Progress } from '../../command-line/progress.ts';

/** What an exit code says. The same for every command, so that scripts can rely on it. */
export const exits = {
  done: 0,
  /** Something outside failed, such as the store or a page; the sentence says what, and trying again may help. */
  failed: 1,
  /** The command line can't be used as it stands. */
  usage: 2,
  /** Nothing was done, because a person has to decide first. */
  decide: 3,
  /** A part was done; what wasn't is listed. */
  partly: 4,
  /** What `status --check` found, by kind. */
  ...problemCodes,
  /** For mail servers (EX_TEMPFAIL): keep the message and hand it over again later. */
  later: 75,
} as const;

export type Exit = (typeof exits)[keyof typeof exits];

/** What a command gets to work with. */
export type Call = Arguments & {
  readonly settings: Settings;
  readonly now: number;
  /** Prints the result: the lines for people, or the object alone with `--json`. */
  result(object: object, lines: readonly string[]): void;
  /** Prints a line that isn't the result, to standard error. */
  note(line: string): void;
  /** Shows how far long work has come, on standard error. */
  progress(label: string, total: number): Progress;
  /** Resolves when the operator wants the command to end. */
  readonly interrupted: Promise<void>;
};

/** One command of the operator. */
export type Command = {
  /** The arguments as the help shows them. */
  readonly synopsis: string;
  /** What it does and what to mind, a paragraph an entry. */
  readonly about: readonly string[];
  readonly options?: Readonly<Record<string, CommandOption>>;
  /** How many arguments it takes: at least, at most. */
  readonly takes: readonly [number, number];
  /** Lines about exit codes beyond the usual ones. */
  readonly exits?: readonly string[];
  /** The exit code of every failure, where the caller knows no others. */
  readonly failure?: Exit;
  readonly run: (call: Call) => Promise<Exit>;
};

/** A command in the list of all. */
export type CommandEntry = { readonly summary: string; readonly load: () => Promise<Command> };

/** Ends a command with a sentence and an exit code. */
export class CommandEnd extends Error {
  readonly exit: Exit;

  constructor(exit: Exit, sentence: string) {
    super(sentence);
    this.exit = exit;
  }
}

/** Opens the store for one piece of work, and closes it whatever happens. */
export async function withStore<Result>(
  settings: Settings,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(settings.store);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Reads the first argument, which is an id. */
export function idArgument(call: Call, what: string): number {
  return idOrEnd(call.positionals[0] ?? '', what);
}

/** Reads an id. */
export function idOrEnd(text: string, what: string): number {
  if (!/^\d{1,15}$/.test(text))
    throw new CommandEnd(
      exits.usage,
      `"${text}" is no id of ${what}: "updates status" lists them.`,
    );
  return Number(text);
}

/** Reads an argument or option that is an address. */
export function addressOrEnd(
  call: Call,
  text: string | undefined,
): { address: Address; key: string } {
  const parsed = parseAddress(text ?? '');
  if (!parsed.ok) throw new CommandEnd(exits.usage, parsed.sentence);
  const { addressKey } = readSecrets(call.settings.directory);
  return { address: parsed, key: emailKey(parsed.address, addressKey) };
}

/** Reads an option that says why, which is kept. */
export function reasonOrEnd(call: Call, option: string, example: string): string {
  const reason = call.text(option)?.trim() ?? '';
  if (reason.length < 5)
    throw new CommandEnd(exits.usage, `Say why, it is kept: --${option} "${example}".`);
  return reason;
}

/** A moment as the operator reads it. */
export function time(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** "1 article", "2 articles". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** Reads the settings, so that a wrong one ends the command like any wrong argument. */
export function settingsOrEnd(): Settings {
  try {
    return readSettings();
  } catch (error) {
    throw new CommandEnd(exits.usage, error instanceof Error ? error.message : String(error));
  }
}
