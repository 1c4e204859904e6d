import { createServer } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

/** A server that listens until it is closed. */
export type RunningServer = {
  /** Such as `http://127.0.0.1:4322`, without a path. */
  readonly origin: string;
  /** Finishes the requests in hand, then stops. */
  readonly close: () => Promise<void>;
};

const second = 1000;

/**
 * Serves updates by themselves, without the site, under the path that readers use.
 * @param path such as `/updates/`.
 * @param port 0 takes a free one.
 * @throws an error with a sentence when the port can't be had.
 */
export async function serveAlone(
  application: Hono,
  { host, port, path }: { host: string; port: number; path: string },
): Promise<RunningServer> {
  const server = createAdaptorServer({
    fetch: new Hono().route(path.replace(/\/$/, '') || '/', application).fetch,
    createServer,
    // A client that is slow on purpose can't hold a connection for longer.
    serverOptions: {
      headersTimeout: 10 * second,
      requestTimeout: 15 * second,
      keepAliveTimeout: 5 * second,
      connectionsCheckingInterval: 2 * second,
      maxHeaderSize: 16 * 1024,
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(new Error(`Port ${port} on ${host} can't be had: ${error.message}`, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound ? bound.port : port;
  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}
