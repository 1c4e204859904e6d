import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { vi } from 'vitest';
import { runUpdates } from '../../../src/updates/cli.ts';

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

/** Runs `updates` to its end, in a process of its own. */
export function runInProcess(
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

/** Runs `updates` to its end in this process, which takes a tenth of the time: one command at a time. */
export async function runCommand(
  words: readonly string[],
  variables: Record<string, string>,
): Promise<Ended> {
  const said = { out: '', err: '' };
  const heard = (to: 'out' | 'err') => (data: string | Uint8Array) => {
    said[to] += Buffer.from(data as string).toString();
    return true;
  };
  const outputs = [
    vi.spyOn(process.stdout, 'write').mockImplementation(heard('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(heard('err')),
  ];
  const { env } = process;
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const listeners = signals.map((signal) => process.listeners(signal));
  process.env = { PATH: env['PATH'], ...variables };
  try {
    const exit = await runUpdates(words);
    return { exit, ...said };
  } finally {
    process.env = env;
    for (const output of outputs) output.mockRestore();
    for (const [index, signal] of signals.entries()) {
      for (const listener of process.listeners(signal)) {
        if (!listeners[index]?.includes(listener)) process.off(signal, listener);
      }
    }
  }
}
