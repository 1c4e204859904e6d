import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import autocannon from 'autocannon';

// The serving process beside nginx with the same built files, in one run on this machine: requests a second, the
// slowest hundredth and memory, for a page, a page that is the same still, with 200 connections that say nothing, and
// with 200 readers who don't take what they asked for.
const seconds = 5;
const connections = 20;
const ports = { ours: 4391, nginx: 4392 };
const page = '/articles/the-twenty-k-week/';

interface Server {
  readonly port: number;
  /** Bytes that its processes hold. */
  memory(): number;
  stop(): Promise<void>;
}

async function startOurs(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'serving-bench-'));
  const child = spawn(process.execPath, ['src/serving/start.ts'], {
    env: { PATH: process.env['PATH'], PORT: String(ports.ours), UPDATES_DIRECTORY: folder },
    stdio: 'ignore',
  });
  await answers(ports.ours);
  return {
    port: ports.ours,
    memory: () => residentOf([child.pid ?? 0]),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startNginx(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'serving-bench-'));
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off;
user root;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  keepalive_requests 1000000;
  include /etc/nginx/mime.types;
  server {
    listen 127.0.0.1:${ports.nginx};
    root ${resolve('dist')};
    gzip_static on;
    location / { try_files $uri $uri/index.html =404; }
  }
}
`,
  );
  const child = spawn('nginx', ['-e', `${folder}/error.log`, '-c', join(folder, 'nginx.conf')]);
  await answers(ports.nginx);
  return {
    port: ports.nginx,
    memory() {
      const workers = spawnSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' }).stdout;
      return residentOf([child.pid ?? 0, ...workers.split('\n').filter(Boolean).map(Number)]);
    },
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined))?.ok) return;
    await wait(100);
  }
  throw new Error(`Nothing answers at port ${port}. Is nginx installed, and the site built?`);
}

function residentOf(processes: readonly number[]): number {
  return processes.reduce((sum, id) => {
    const [, kilobytes = '0'] =
      /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? [];
    return sum + Number(kilobytes) * 1024;
  }, 0);
}

async function rate(server: Server, headers: Record<string, string>) {
  const { requests, latency, errors, non2xx } = await autocannon({
    url: `http://127.0.0.1:${server.port}${page}`,
    connections,
    duration: seconds,
    headers,
  });
  const unexpected = headers['if-none-match'] ? 0 : non2xx;
  if (errors + unexpected > 0) throw new Error(`${errors + unexpected} answers went wrong`);
  return { perSecond: Math.round(requests.average), p99: latency.p99 };
}

async function tagOf(server: Server): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${server.port}${page}`, {
    headers: { 'accept-encoding': 'gzip' },
  });
  await answer.arrayBuffer();
  return answer.headers.get('etag') ?? '';
}

/** Half a request: what idle tabs look like. */
const halfRequest = 'GET / HTTP/1.1\r\nHost: localhost\r\n';
/** Asked by somebody who takes nothing of the answer. */
const unreadPage = `GET ${page} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

/** Connections that send this and then do nothing. */
async function stalled(server: Server, count: number, sent: string): Promise<() => void> {
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect(server.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.on('error', () => undefined);
      socket.pause();
      socket.write(sent);
      return socket;
    }),
  );
  return () => sockets.forEach((socket) => socket.destroy());
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
const [ours, nginx] = [await startOurs(), await startNginx()];
try {
  const rows: [string, (server: Server) => Promise<Record<string, string>>, string?][] = [
    ['a page, gzip', async () => ({ 'accept-encoding': 'gzip' })],
    [
      'the same still, 304',
      async (server) => ({ 'accept-encoding': 'gzip', 'if-none-match': await tagOf(server) }),
    ],
    ['a page beside 200 that wait', async () => ({ 'accept-encoding': 'gzip' }), halfRequest],
    [
      'a page beside 200 that read nothing',
      async () => ({ 'accept-encoding': 'gzip' }),
      unreadPage,
    ],
  ];
  for (const [name, headersFor, sent] of rows) {
    const beside = sent === undefined ? [] : [ours, nginx];
    const release = await Promise.all(beside.map((server) => stalled(server, 200, sent ?? '')));
    const us = await rate(ours, await headersFor(ours));
    const them = await rate(nginx, await headersFor(nginx));
    release.forEach((close) => close());
    say(
      `${name}: ${us.perSecond}/s, p99 ${us.p99} ms; nginx ${them.perSecond}/s, p99 ${them.p99} ms: ${(us.perSecond / them.perSecond).toFixed(2)} of it`,
    );
  }
  const brotli = await rate(ours, { 'accept-encoding': 'br' });
  say(`a page, brotli (nginx has none of its own): ${brotli.perSecond}/s, p99 ${brotli.p99} ms`);
  say(`memory after it: ${megabytes(ours.memory())}; nginx ${megabytes(nginx.memory())}`);
} finally {
  await Promise.all([ours.stop(), nginx.stop()]);
}
