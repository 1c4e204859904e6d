import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { folderOf } from './served-site.ts';

/** A serving process of its own. */
export interface ServingProcess {
  child: ChildProcess;
  port: number;
  output: () => string;
  ended: Promise<{ code: number | null; errors: string }>;
}

/** Starts the serving process; it is gone when the test ends. */
export function start(environment: Record<string, string>): Omit<ServingProcess, 'port'> {
  const directory = mkdtempSync(join(tmpdir(), 'one-good-week-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const child = spawn(process.execPath, ['src/serving/start.ts'], {
    env: { PATH: process.env['PATH'], UPDATES_DIRECTORY: directory, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, errors }));
  return { child, output: () => output, ended };
}

/** Serves files in a process of their own, on a free port. */
export async function started(files: Record<string, string | Uint8Array>): Promise<ServingProcess> {
  const site = start({ PORT: '0', SITE_FOLDER: await folderOf(files) });
  await expect.poll(site.output, { timeout: 10_000 }).toContain('(stop with Ctrl+C)\n');
  const [, port] = /is at http:\/\/localhost:(\d+)\//.exec(site.output()) ?? [];
  return { ...site, port: Number(port) };
}
