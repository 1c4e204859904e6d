import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { blockWith } from './guide.ts';
import { listens, start } from './running.ts';
import type { Running } from './running.ts';
import { guide, here, ports } from './this-machine.ts';

/** A proxy before the site, as the guide sets it up. */
export interface Proxy extends Running {
  /** All it wrote about requests. */
  log(): string;
}

/** @param before what stands over the guide's server, such as an upstream. */
export async function startNginx(
  root: string,
  server = nginxServer(root),
  before = '',
): Promise<Proxy> {
  const folder = join(root, 'nginx');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
user root;
events {}
http {
  access_log ${folder}/access.log;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  scgi_temp_path ${folder}/scgi;
  uwsgi_temp_path ${folder}/uwsgi;
${before}
${server}
}
`,
  );
  writeFileSync(join(folder, 'access.log'), '');
  copyFileSync(join(root, 'tls/fullchain.pem'), join(root, 'tls/authorities.pem'));
  const nginx = start('nginx', ['-e', `${folder}/error.log`, '-c', join(folder, 'nginx.conf')]);
  await listens(ports.proxy, nginx);
  return { ...nginx, log: () => readFileSync(join(folder, 'access.log'), 'utf8') };
}

/** The guide's server of nginx. */
export const nginxServer = (root: string): string =>
  here(root, blockWith(guide, 'One small machine', 'server_name'));

export async function startCaddy(root: string): Promise<Proxy> {
  const folder = join(root, 'caddy');
  mkdirSync(folder, { recursive: true });
  // It runs beside others here, as nobody who may change this machine's certificates.
  const onThisMachine = '{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n}\n';
  writeFileSync(
    join(folder, 'Caddyfile'),
    onThisMachine + here(root, blockWith(guide, 'One small machine', 'reverse_proxy')),
  );
  const caddy = start(
    'caddy',
    ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'],
    {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        XDG_DATA_HOME: folder,
        XDG_CONFIG_HOME: folder,
      },
    },
  );
  await listens(ports.proxy, caddy);
  const authority = join(folder, 'caddy/pki/authorities/local/root.crt');
  while (!existsSync(authority)) await wait(50);
  const known = readFileSync(join(root, 'tls/fullchain.pem'), 'utf8');
  writeFileSync(join(root, 'tls/authorities.pem'), known + readFileSync(authority, 'utf8'));
  return { ...caddy, log: caddy.output };
}
