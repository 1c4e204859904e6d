import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { ports } from './this-machine.ts';

/** An answer as it came out of the proxy. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Name, value, name, value, …: as they came, doubles included. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** Asks the proxy; the certificate is one nobody vouches for. */
export async function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
    from = '127.0.0.1',
  }: {
    method?: string;
    headers?: Record<string, string>;
    body?: string;
    /** The address of this machine that asks. */
    from?: string;
  } = {},
): Promise<Answer> {
  const sent = request({
    host: 'localhost',
    port: ports.proxy,
    path,
    method,
    headers: {
      ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }),
      ...headers,
    },
    rejectUnauthorized: false,
    localAddress: from,
    family: 4,
    agent: false,
  });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    rawHeaders: response.rawHeaders,
    body: Buffer.concat(chunks),
  };
}
