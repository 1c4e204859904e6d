import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** A command line as a process is started with it. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What one run came to. */
export interface Run {
  readonly seconds: number;
  /** The most the process and all below it held at once, in MiB; `null` where the system doesn't tell. */
  readonly megabytes: number | null;
  /** What the output says took how long, in seconds, by its line. */
  readonly phases: Readonly<Record<string, number>>;
}

const sampleEvery = 100;
const pageSize = 4096;
const linesShown = 30;

/**
 * Runs a command to its end.
 * @throws when it fails, with the last of what it said.
 */
export async function measured({ file, args, folder, environment }: Command): Promise<Run> {
  const started = performance.now();
  const child = spawn(file, args, { cwd: folder, env: { ...process.env, ...environment } });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  let most = 0;
  const sampling = setInterval(() => (most = Math.max(most, treeMemory(child.pid))), sampleEvery);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => clearInterval(sampling));
  const seconds = (performance.now() - started) / 1000;
  const said = stripVTControlCharacters(output);
  if (code !== 0) {
    const last = said.trimEnd().split('\n').slice(-linesShown).join('\n');
    throw new Error(`${file} ${args.join(' ')} in ${folder} ended with ${code}:\n${last}`);
  }
  return { seconds, megabytes: most > 0 ? most : null, phases: phasesIn(said) };
}

/**
 * The steps an output tells the time of: each line with "in 1.2 s" or the like, by its words. Numbers that
 * change from run to run are left out of the words, and lines that read alike are added up.
 */
export function phasesIn(output: string): Record<string, number> {
  const phases: Record<string, number> = {};
  for (const line of output.split('\n')) {
    const found = /^(.*?)\bin (?:(\d+)m )?(\d+(?:\.\d+)?) ?(ms|s|seconds)\b/.exec(line);
    if (!found) continue;
    const [, words = '', minutes = '0', number, unit] = found;
    const name = words
      .replace(/^\d\d:\d\d:\d\d\s*/, '')
      .replace(/(?<![\w[])\d[\d.,]*/g, '…')
      .trim();
    const seconds = Number(minutes) * 60 + Number(number) / (unit === 'ms' ? 1000 : 1);
    phases[name] = (phases[name] ?? 0) + seconds;
  }
  return phases;
}

// Pages that two processes share count for both, as they do in `ps`.
function treeMemory(root: number | undefined): number {
  if (root === undefined || !existsSync('/proc/self/statm')) return 0;
  let pages = 0;
  const open = [String(root)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    try {
      pages += Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]);
      for (const thread of readdirSync(`/proc/${id}/task`)) {
        const children = readFileSync(`/proc/${id}/task/${thread}/children`, 'utf8');
        open.push(...children.split(' ').filter(Boolean));
      }
    } catch {
      // It ended while it was being looked at.
    }
  }
  return Math.round((pages * pageSize) / 2 ** 20);
}
