import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start } from './running.ts';
import type { Running } from './running.ts';

/** Each Node that the README promises, with the npm that came with it. */
export const nodes = [
  { node: '20.19.0', npm: '10.8.2' },
  { node: '22.23.3', npm: '10.9.3' },
  { node: '24.21.0', npm: '11.6.0' },
];
export type NodeAndNpm = (typeof nodes)[number];

const somebody = 65534;

/** A machine on which nothing is set up: no git, no locale, a home without a file, and a user who may write nowhere else. */
export interface BareMachine {
  /** The clone. */
  readonly folder: string;
  /** Runs a command to its end. */
  run(using: NodeAndNpm, command: string): Promise<{ code: number | null; output: string }>;
  /** Starts a command that goes on. */
  start(using: NodeAndNpm, command: string, port: number): Running;
}

/**
 * @param root a folder for all of it.
 */
export function bareMachine(root: string): BareMachine {
  const folder = join(root, 'Grüße an alle/my blog');
  for (const path of [folder, join(root, 'home'), join(root, 'programs'), join(root, 'cache')]) {
    mkdirSync(path, { recursive: true });
    chmodSync(path, 0o755);
  }
  execFileSync('bash', ['-c', 'git archive HEAD | tar x -C "$0"', folder]);
  execFileSync('chown', ['-R', `${somebody}:${somebody}`, folder]);
  // What npm has fetched on this machine is good enough: the trial isn't one of the network.
  const fetched = join(npmSetting('cache'), '_cacache');
  if (existsSync(fetched)) execFileSync('cp', ['-r', fetched, join(root, 'cache')]);
  execFileSync('chown', ['-R', `${somebody}:${somebody}`, join(root, 'cache')]);
  for (const program of readdirSync('/usr/bin').filter(
    (name) => !/^(?:git.*|node|npm|npx)$/.test(name),
  )) {
    symlinkSync(join('/usr/bin', program), join(root, 'programs', program));
  }
  for (const using of nodes) fetchNode(root, using);

  const network = {
    npm_config_registry: npmSetting('registry'),
    npm_config_cafile: npmSetting('cafile'),
    npm_config_cache: join(root, 'cache'),
    NODE_EXTRA_CA_CERTS: process.env['NODE_EXTRA_CA_CERTS'],
  };
  const given = Object.entries(network).flatMap(([name, value]) =>
    value && value !== 'null' ? [`${name}=${value}`] : [],
  );
  const asSomebody = (using: NodeAndNpm, command: string, port = 0): readonly string[] => [
    ...['--reuid', String(somebody), '--regid', String(somebody), '--clear-groups'],
    ...['env', '-i', `HOME=${join(root, 'home')}`, `PORT=${port}`],
    `PATH=${join(root, using.node, 'node_modules/.bin')}:${join(root, 'programs')}`,
    ...given,
    ...['sh', '-c', command],
  ];
  return {
    folder,
    async run(using, command) {
      const child = spawn('setpriv', asSomebody(using, command), {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      child.stdout.on('data', (chunk) => (output += String(chunk)));
      child.stderr.on('data', (chunk) => (output += String(chunk)));
      await once(child, 'close');
      return { code: child.exitCode, output };
    },
    start: (using, command, port) =>
      start('setpriv', asSomebody(using, command, port), { cwd: folder, detached: true }),
  };
}

const npmSetting = (name: string): string =>
  execFileSync('npm', ['config', 'get', name], { encoding: 'utf8' }).trim();

function fetchNode(root: string, { node, npm }: NodeAndNpm): void {
  const folder = join(root, node);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "allowScripts": { "node": true } }');
  execFileSync('npm', ['install', '--no-save', `node@${node}`, `npm@${npm}`], {
    cwd: folder,
    stdio: 'ignore',
  });
}
