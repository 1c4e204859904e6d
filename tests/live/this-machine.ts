import { resolve } from 'node:path';

export const guide = 'src/updates/DEPLOYMENT.md';

/** What listens where on this machine. */
export const ports = {
  site: 4810,
  secondSite: 4811,
  proxy: 4812,
  relay: 4813,
  postgres: 4814,
  bareMachine: 4815,
};

/** Where the proxy answers; the site is built for it. */
export const origin = `https://localhost:${ports.proxy}`;

/**
 * A block of the guide as it has to be on this machine: other folders, ports and names, nothing else.
 * @param root the folder that stands for the root of the machine in the guide.
 */
export function here(root: string, block: string): string {
  return (
    block
      .replaceAll(/\/etc\/letsencrypt\/live\/[\w.]+/g, `${root}/tls`)
      .replaceAll(
        /(?<![\w.])\/(srv|etc|var\/lib|var\/backups)\/one-good-week/g,
        `${root}/$1/one-good-week`,
      )
      .replaceAll('git clone REPOSITORY', `git clone --quiet ${resolve('.')}`)
      .replaceAll('https://example.com', origin)
      .replaceAll('server_name example.com', 'server_name localhost')
      .replaceAll(/^example\.com \{/gm, `${origin} {`)
      .replaceAll('listen 443', `listen 127.0.0.1:${ports.proxy}`)
      .replaceAll(/127\.0\.0\.1:4321|10\.0\.0\.11:4321/g, `127.0.0.1:${ports.site}`)
      .replaceAll('10.0.0.12:4321', `127.0.0.1:${ports.secondSite}`)
      .replaceAll('user:password@relay.example.net:587', `user:password@localhost:${ports.relay}`)
      .replaceAll('blog:password@10.0.0.5/updates', `blog@127.0.0.1:${ports.postgres}/updates`)
      // Users are root's business; the rest of the line is tried.
      .replaceAll(/^useradd .*$/gm, `mkdir -p ${root}/srv/one-good-week`)
      .replaceAll(/\bchown (?:-R )?blog:? [^&\n]*/g, 'true ')
  );
}
