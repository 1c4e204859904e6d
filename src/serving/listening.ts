import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

const seconds = (count: number): number => count * 1000;

/**
 * Starts to listen. Limits keep slow or endless senders from holding connections.
 * @throws an error with a sentence when the address can't be had.
 */
export async function listening(
  app: Pick<Hono, 'fetch'>,
  host: string,
  port: number,
): Promise<Server> {
  const answer = getRequestListener(app.fetch);
  const server = createServer(
    {
      headersTimeout: seconds(10),
      requestTimeout: seconds(30),
      connectionsCheckingInterval: seconds(2),
      // Longer than the minute that proxies commonly keep theirs, so that they hang up first.
      keepAliveTimeout: seconds(65),
      maxHeaderSize: 16 * 1024,
    },
    (request, response) => void answer(request, response),
  );
  // A reader who takes no byte for so long is gone.
  server.timeout = seconds(120);
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw new Error(listeningSentence(error, host, port), { cause: error });
  }
  return server;
}

/** The address to open in a browser on this machine. */
export function siteAddress(server: Server, host: string): string {
  const bound = server.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : '';
  const local = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host);
  const name = local ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}/`;
}

function listeningSentence(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program, perhaps this site in another window. "lsof -i :${port}" (on Windows "netstat -ano") names it. Stop that one, or choose another port: PORT=${port < 65535 ? port + 1 : 4321} npm start`;
    case 'EACCES':
      return `Port ${port} needs rights this user doesn't have. Choose one above 1023: PORT=4321 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is "${host}", which is no address of this machine. Leave it out, or write HOST=0.0.0.0 to listen on all.`;
    default:
      return `The site can't be served at ${host}, port ${port}: ${String(error)}`;
  }
}
