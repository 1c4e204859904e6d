import { helpText } from '../../command-line/help.ts';
import type { Command, CommandEntry } from './command.ts';

const call = 'npm run updates --';
const usualExits = [
  '0  done',
  '1  something failed: the sentence says what, and trying again may help',
  '2  the command line or a setting can’t be used',
  '3  nothing was done: a person has to decide first',
];

/** What `--help` prints without a command. */
export function overview(commands: Readonly<Record<string, CommandEntry>>): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return [
    'Updates by mail: every new article reaches every reader once.',
    '',
    `Usage: ${call} COMMAND [options]`,
    '',
    'Commands',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    `"${call} COMMAND --help" says more about each. Every command takes --json.`,
    'Settings come from the environment; src/updates/DEPLOYMENT.md lists them.',
    '',
  ].join('\n');
}

/** What `COMMAND --help` prints. */
export function commandHelp(name: string, command: Command): string {
  return helpText({
    usage: `${call} ${[name, command.synopsis].filter(Boolean).join(' ')}`,
    about: command.about,
    options: {
      ...command.options,
      json: { about: 'print the result as JSON, for programs' },
    },
    exits: [...usualExits, ...(command.exits ?? [])],
  });
}
