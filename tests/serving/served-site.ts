import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import { application } from '../../src/serving/application.ts';
import { listening } from '../../src/serving/listening.ts';

/** Writes files into a new folder that goes away after the test. */
export async function folderOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'one-good-week-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** An answer as it came over the wire, its body not decoded. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks over a real connection; the path goes out exactly as given. */
export type Ask = (
  path: string,
  headers?: Record<string, string>,
  method?: string,
) => Promise<Answer>;

/** Serves a folder until the test ends, and asks there. */
export async function served(
  folder: string,
  services: Readonly<Record<string, Hono>> = {},
): Promise<Ask> {
  return asking(await servedAt(folder, services));
}

/** Serves a folder until the test ends, and says at which port. */
export async function servedAt(
  folder: string,
  services: Readonly<Record<string, Hono>> = {},
): Promise<number> {
  const server = await listening(await application(folder, services), '127.0.0.1', 0);
  onTestFinished(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/** Asks whatever listens at a port of this machine. */
export function asking(port: number): Ask {
  return async (path, headers = {}, method = 'GET') => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false });
    sent.end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: Buffer.concat(chunks),
    };
  };
}
