import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const postfix = '/usr/sbin/postfix';

/** A Postfix of our own that hands the mail of `bounces+…@bounces.test` to a command. */
export type PostfixServer = { readonly port: number; readonly close: () => Promise<void> };

/** Why no Postfix can run here, or nothing. */
export function postfixIsMissing(): string | undefined {
  if (!existsSync(postfix)) return 'Postfix is not installed';
  if (process.getuid?.() !== 0) return 'Postfix has to be started as root';
  return undefined;
}

/**
 * Starts Postfix with a folder of its own. It takes any mail for `readers.test`, where nobody lives, and so
 * writes a report to the sender.
 * @param command run for each report, with the recipient as its last argument.
 */
export async function startPostfix(
  port: number,
  command: readonly string[],
): Promise<PostfixServer> {
  const directory = mkdtempSync(join(tmpdir(), 'updates-postfix-'));
  chmodSync(directory, 0o755);
  const [configuration, queue, data] = ['etc', 'queue', 'data'].map((name) => {
    const path = join(directory, name);
    mkdirSync(path);
    return path;
  });
  if (!configuration || !queue || !data) throw new Error('no folders');
  execFileSync('chown', ['postfix', data]);
  const script = join(directory, 'bounce');
  writeFileSync(script, `#!/bin/sh\nexec ${command.map(quoted).join(' ')} "$1"\n`, { mode: 0o755 });
  writeFileSync(
    join(configuration, 'main.cf'),
    [
      'compatibility_level = 3.6',
      `queue_directory = ${queue}`,
      `data_directory = ${data}`,
      'command_directory = /usr/sbin',
      'daemon_directory = /usr/lib/postfix/sbin',
      'myhostname = mail.bounces.test',
      'mydestination = readers.test',
      'local_recipient_maps =',
      'relay_domains = bounces.test',
      'relay_recipient_maps =',
      'transport_maps = inline:{ { bounces@bounces.test = updates: } }',
      'recipient_delimiter = +',
      'alias_maps =',
      'mynetworks = 127.0.0.0/8',
      'inet_interfaces = 127.0.0.1',
      'inet_protocols = ipv4',
      `maillog_file = ${join(directory, 'log')}`,
      `maillog_file_prefixes = ${directory}`,
      '',
    ].join('\n'),
  );
  writeFileSync(
    join(configuration, 'master.cf'),
    [
      `127.0.0.1:${port} inet n - n - - smtpd`,
      'pickup unix n - n 60 1 pickup',
      'cleanup unix n - n - 0 cleanup',
      'qmgr unix n - n 300 1 qmgr',
      'rewrite unix - - n - - trivial-rewrite',
      'bounce unix - - n - 0 bounce',
      'defer unix - - n - 0 bounce',
      'trace unix - - n - 0 bounce',
      'error unix - - n - - error',
      'retry unix - - n - - error',
      'local unix - n n - - local',
      'anvil unix - - n - 1 anvil',
      'scache unix - - n - 1 scache',
      'postlog unix-dgram n - n - 1 postlogd',
      `updates unix - n n - 2 pipe flags=R user=nobody argv=${script} \${recipient}`,
      '',
    ].join('\n'),
  );
  await run(postfix, ['-c', configuration, 'start']);
  return {
    port,
    async close() {
      await run(postfix, ['-c', configuration, 'stop']);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
