import { parseArgs } from 'node:util';
import { redacted } from './core/address.ts';
import { bounce } from './commands/bounce.ts';
import { cancel } from './commands/cancel.ts';
import { CommandEnd, exits, settingsOrEnd } from './commands/command.ts';
import type { Call, Command, Exit } from './commands/command.ts';
import { erase } from './commands/erase.ts';
import { exportCommand } from './commands/export.ts';
import { halt } from './commands/halt.ts';
import { commandHelp, overview } from './commands/help.ts';
import { importCommand } from './commands/import.ts';
import { plan } from './commands/plan.ts';
import { startProgress } from './commands/progress.ts';
import { resolve } from './commands/resolve.ts';
import { resume } from './commands/resume.ts';
import { send } from './commands/send.ts';
import { serve } from './commands/serve.ts';
import { status } from './commands/status.ts';
import { worker } from './commands/worker.ts';

const commands: Readonly<Record<string, Command>> = {
  status,
  plan,
  send,
  cancel,
  halt,
  resume,
  resolve,
  import: importCommand,
  export: exportCommand,
  erase,
  bounce,
  worker,
  serve,
};

process.exitCode = await run(process.argv.slice(2));

async function run([name, ...rest]: readonly string[]): Promise<Exit> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(overview(commands));
    return name === undefined ? exits.usage : exits.done;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    complain(`There is no command "${name}": "npm run updates -- --help" lists them.`);
    return exits.usage;
  }
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
  const { values, positionals } = parsed(name, command, rest);
  const json = values['json'] === true;
  return {
    positionals,
    text: (option) => {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    },
    texts: (option) => {
      const value = values[option];
      return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
    },
    on: (option) => values[option] === true,
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

type Parsed = {
  values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  positionals: string[];
};

function parsed(name: string, command: Command, rest: readonly string[]): Parsed {
  const options = { ...command.options, json: { type: 'boolean' as const } };
  const help = `"npm run updates -- ${name} --help" shows how to write it.`;
  const result = ((): Parsed => {
    try {
      return parseArgs({ args: [...rest], options, allowPositionals: true, strict: true });
    } catch (error) {
      const [reason] = (error instanceof Error ? error.message : '').split('. ');
      throw new CommandEnd(exits.usage, `${reason}. ${help}`);
    }
  })();
  const [least, most] = command.takes;
  const given = result.positionals.length;
  if (given < least) throw new CommandEnd(exits.usage, `An argument is missing. ${help}`);
  if (given > most) throw new CommandEnd(exits.usage, `There is an argument too many. ${help}`);
  return result;
}

function complain(sentence: string): void {
  process.stderr.write(`${redacted(sentence)}\n`);
}
