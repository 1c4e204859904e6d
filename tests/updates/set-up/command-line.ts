import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';

/** How a command ended, and what it said. */
export type Ended = { exit: number | null; out: string; err: string };

/** Starts `updates` in a process of its own, with these variables and no others. */
export function startCommand(
  words: readonly string[],
  variables: Record<string, string>,
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['src/updates/cli.ts', ...words], {
    env: { PATH: process.env['PATH'] ?? '', ...variables },
  });
}

/** Runs `updates` to its end. */
export function runCommand(
  words: readonly string[],
  variables: Record<string, string>,
  input: Buffer = Buffer.alloc(0),
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = startCommand(words, variables);
    const said = { out: '', err: '' };
    child.stdout.on('data', (data: Buffer) => (said.out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (said.err += data.toString()));
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, ...said }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
