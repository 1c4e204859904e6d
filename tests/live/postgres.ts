import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { listens, start } from './running.ts';
import type { Running } from './running.ts';
import { ports } from './this-machine.ts';

/** Starts Debian's PostgreSQL with an empty database, `updates`, that `blog` may do anything with. */
export async function startPostgres(root: string): Promise<Running> {
  const [initdb = ''] = globSync('/usr/lib/postgresql/*/bin/initdb').toSorted().toReversed();
  const programs = initdb.replace(/initdb$/, '');
  const data = join(root, 'postgres');
  mkdirSync(data);
  // It refuses to run as root.
  execFileSync('chown', ['postgres:', data]);
  const asPostgres = ['-u', 'postgres', '--'];
  execFileSync('runuser', [...asPostgres, initdb, '-D', data, '-A', 'trust', '-U', 'blog'], {
    stdio: 'ignore',
  });
  const settings = ['-k', data, '-h', '127.0.0.1', '-p', String(ports.postgres)];
  const server = start('runuser', [...asPostgres, `${programs}postgres`, '-D', data, ...settings]);
  await listens(ports.postgres, server);
  for (let tries = 0; tries < 50; tries += 1) {
    const made = spawnSync(`${programs}createdb`, [
      '-h',
      '127.0.0.1',
      '-p',
      String(ports.postgres),
      '-U',
      'blog',
      'updates',
    ]);
    if (made.status === 0) return server;
  }
  throw new Error(`PostgreSQL makes no database:\n${server.output()}`);
}
