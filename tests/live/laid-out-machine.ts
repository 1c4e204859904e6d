import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { blockWith } from './guide.ts';
import { guide, here, ports } from './this-machine.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder that stands for the root of the machine in the guide. */
    root: string;
  }
}

const packages = { nginx: 'nginx-light', caddy: 'caddy', postgresql: 'postgresql' };

/** Follows the guide's "One small machine" up to its first start, in a folder of its own. */
export default function layOut(project: TestProject): () => void {
  installPackages();
  const root = mkdtempSync(join(tmpdir(), 'one-good-week-live-'));
  chmodSync(root, 0o755);
  for (const folder of [
    'srv/one-good-week',
    'etc',
    'var/lib/one-good-week',
    'var/backups/one-good-week',
    'tls',
  ]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', join(root, 'tls/privkey.pem')],
      ...['-out', join(root, 'tls/fullchain.pem')],
    ],
    { stdio: 'ignore' },
  );
  const settings = here(root, blockWith(guide, 'One small machine', 'SMTP_URL='));
  writeFileSync(
    join(root, 'etc/one-good-week.env'),
    `${settings}PORT=${ports.site}\nUPDATES_HOLD_MINUTES=0\nNODE_EXTRA_CA_CERTS=${root}/tls/authorities.pem\n`,
    { mode: 0o600 },
  );
  writeFileSync(
    join(root, 'one-good-week.service'),
    here(root, blockWith(guide, 'One small machine', '[Unit]')),
  );
  const cloned = spawnSync(
    'bash',
    [
      '--norc',
      '-euo',
      'pipefail',
      '-c',
      here(root, blockWith(guide, 'One small machine', 'git clone')),
    ],
    {
      env: { ...process.env, LANG: 'C' },
      encoding: 'utf8',
    },
  );
  if (cloned.status !== 0)
    throw new Error(`The guide's first block fails:\n${cloned.stdout}${cloned.stderr}`);
  project.provide('root', root);
  return () => rmSync(root, { recursive: true, force: true });
}

function installPackages(): void {
  const missing = [
    ...(spawnSync('which', ['nginx']).status === 0 ? [] : [packages.nginx]),
    ...(spawnSync('which', ['caddy']).status === 0 ? [] : [packages.caddy]),
    ...(spawnSync('bash', ['-c', 'ls /usr/lib/postgresql/*/bin/initdb']).status === 0
      ? []
      : [packages.postgresql]),
  ];
  if (missing.length === 0) return;
  const install = `apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends ${missing.join(' ')}`;
  const { status, stderr } = spawnSync('bash', ['-c', install], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(
      `This trial needs ${missing.join(', ')} from Debian, and they can't be installed: ${stderr}`,
    );
  }
}
