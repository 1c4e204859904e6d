import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseEnv } from 'node:util';

/** A process under trial. */
export interface Running {
  /** What it has written until now. */
  output(): string;
  /** Tells it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
}

/** The settings file of the machine, as systemd and the cron lines read it. */
export const settingsOf = (root: string): Record<string, string> =>
  ({ ...parseEnv(readFileSync(join(root, 'etc/one-good-week.env'), 'utf8')) }) as Record<
    string,
    string
  >;

/** A value of the unit, such as its `ExecStart`. */
export function unitValue(unit: string, name: string): string {
  const [, value] = new RegExp(`^${name}=(.*)$`, 'm').exec(unit) ?? [];
  if (value === undefined) throw new Error(`The unit says no ${name}.`);
  return value;
}

/** Starts the unit's command where and with what the unit says, and waits until its port takes connections. */
export async function startUnit(
  root: string,
  {
    port,
    settings = {},
    command,
  }: { port?: number; settings?: Record<string, string>; command?: string } = {},
): Promise<Running> {
  const unit = readFileSync(join(root, 'one-good-week.service'), 'utf8');
  const [program = '', ...args] = (command ?? unitValue(unit, 'ExecStart')).split(' ');
  const running = start(program, args, {
    cwd: unitValue(unit, 'WorkingDirectory'),
    env: {
      PATH: process.env['PATH'] ?? '',
      ...settingsOf(root),
      ...(port && { PORT: String(port) }),
      ...settings,
    },
  });
  if (port) await answers(port, running);
  return running;
}

/** Starts a program. */
export function start(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Running {
  const child: ChildProcess = spawn(program, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const take = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  const ended = once(child, 'exit');
  return {
    output: () => output,
    async stop() {
      // npm ends before what it has started: what leads a group of its own is told as a group.
      if (options.detached && child.pid) process.kill(-child.pid, 'SIGTERM');
      else child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}

/** Waits until a site answers with a page. */
async function answers(port: number, running: Running): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error(`No page comes from port ${port} after 30 s.\n${running.output()}`);
}

/** Waits until something takes connections at a port. */
export async function listens(port: number, running?: Running): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (open) return;
    await wait(100);
  }
  throw new Error(`Nothing listens at port ${port} after 30 s.\n${running?.output() ?? ''}`);
}

/** Runs a block or a line of the guide in a shell, as somebody who types it would. */
export function inShell(
  root: string,
  text: string,
  folder = 'srv/one-good-week/site',
): { code: number | null; output: string } {
  // There is no systemd here: what it would start and stop, the trial does.
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--norc', '-uo', 'pipefail', '-c', `systemctl() { :; }\n${text}`],
    {
      cwd: join(root, folder),
      env: { ...process.env, LANG: 'C' },
      encoding: 'utf8',
    },
  );
  return { code: status, output: stdout + stderr };
}
