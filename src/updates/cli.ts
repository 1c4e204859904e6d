import { UsageError, readArguments } from '../command-line/arguments.ts';
import type { Arguments } from '../command-line/arguments.ts';
import { redacted } from './readers/address.ts';
import { CommandEnd, exits, settingsOrEnd } from './commands/command.ts';
import type { Call, Command, CommandEntry, Exit } from './commands/command.ts';
import { commandHelp, overview } from './commands/command-help.ts';
import { startProgress } from '../command-line/progress.ts';

// Each is loaded when it is asked for: a mail server starts "bounce" once for every message.
const commands: Readonly<Record<string, CommandEntry>> = {
  status: {
    summary: 'how many readers, what is going out, what waits for a person',
    load: async () => (await import('./commands/running/status.ts')).status,
  },
  show: {
    summary: 'what is known about one reader or one issue, and what the mail server said',
    load: async () => (await import('./commands/issues/show.ts')).show,
  },
  plan: {
    summary: 'what `send` would send, to how many, with a sample; changes nothing',
    load: async () => (await import('./commands/issues/plan.ts')).plan,
  },
  test: {
    summary: 'send one real mail of an article to yourself',
    load: async () => (await import('./commands/issues/test.ts')).test,
  },
  send: {
    summary: 'seal what is new, for the worker to send',
    load: async () => (await import('./commands/issues/send.ts')).send,
  },
  cancel: {
    summary: 'take a sealed issue back while it is on hold',
    load: async () => (await import('./commands/issues/cancel.ts')).cancel,
  },
  halt: {
    summary: 'stop an issue that is going out',
    load: async () => (await import('./commands/issues/halt.ts')).halt,
  },
  resume: {
    summary: 'let a halted issue go on',
    load: async () => (await import('./commands/issues/resume.ts')).resume,
  },
  retry: {
    summary: 'try an issue’s failed or refused mails again',
    load: async () => (await import('./commands/issues/retry.ts')).retry,
  },
  resolve: {
    summary: 'settle deliveries nobody knows the end of',
    load: async () => (await import('./commands/issues/resolve.ts')).resolve,
  },
  import: {
    summary: 'take readers over from another list',
    load: async () => (await import('./commands/readers/import.ts')).importCommand,
  },
  export: {
    summary: 'write all readers to a file',
    load: async () => (await import('./commands/readers/export.ts')).exportCommand,
  },
  add: {
    summary: 'put one address on the list that agreed elsewhere',
    load: async () => (await import('./commands/readers/add.ts')).add,
  },
  unsubscribe: {
    summary: 'take one address off the list',
    load: async () => (await import('./commands/readers/unsubscribe.ts')).unsubscribe,
  },
  unsuppress: {
    summary: 'let an address have mail again',
    load: async () => (await import('./commands/readers/unsuppress.ts')).unsuppress,
  },
  erase: {
    summary: 'forget a reader who asked for it',
    load: async () => (await import('./commands/readers/erase.ts')).erase,
  },
  backup: {
    summary: 'copy the SQLite store to a file while everything goes on',
    load: async () => (await import('./commands/running/backup.ts')).backup,
  },
  restore: {
    summary: 'put a copy back, so that nothing is sent twice',
    load: async () => (await import('./commands/running/restore.ts')).restore,
  },
  bounce: {
    summary: 'take a bounce or a complaint from the mail server',
    load: async () => (await import('./commands/running/bounce.ts')).bounce,
  },
  worker: {
    summary: 'send what is due, until it is stopped',
    load: async () => (await import('./commands/running/worker.ts')).worker,
  },
  serve: {
    summary: 'serve the readers’ pages by themselves, with a worker',
    load: async () => (await import('./commands/running/serve.ts')).serve,
  },
};

if (import.meta.main) process.exitCode = await runUpdates(process.argv.slice(2));

/** Runs the command that these words are, and says what comes of it to this process's outputs. */
export async function runUpdates([name, ...rest]: readonly string[]): Promise<Exit> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(overview(commands));
    return name === undefined ? exits.usage : exits.done;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    complain(`There is no command "${name}": "npm run updates -- --help" lists them.`);
    return exits.usage;
  }
  const command = await entry.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(commandHelp(name, command));
    return exits.done;
  }
  try {
    return await command.run(callOf(name, command, rest));
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return command.failure ?? (error instanceof CommandEnd ? error.exit : exits.failed);
  }
}

function callOf(name: string, command: Command, rest: readonly string[]): Call {
  const written = parsed(name, command, rest);
  const json = written.on('json');
  return {
    ...written,
    settings: settingsOrEnd(),
    now: Date.now(),
    result(object, lines) {
      process.stdout.write(
        json ? `${JSON.stringify(object)}\n` : lines.map((line) => `${line}\n`).join(''),
      );
    },
    note: (line) => process.stderr.write(`${line}\n`),
    progress: (label, total) => startProgress(label, total, process.stderr),
    interrupted: new Promise((end) => {
      process.once('SIGINT', () => end());
      process.once('SIGTERM', () => end());
    }),
  };
}

function parsed(name: string, command: Command, rest: readonly string[]): Arguments {
  const options = { ...command.options, json: { type: 'boolean' as const } };
  try {
    return readArguments(
      rest,
      options,
      command.takes,
      `"npm run updates -- ${name} --help" shows how to write it.`,
    );
  } catch (error) {
    if (error instanceof UsageError) throw new CommandEnd(exits.usage, error.message);
    throw error;
  }
}

function complain(sentence: string): void {
  process.stderr.write(`${redacted(sentence)}\n`);
}
