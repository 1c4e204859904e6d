import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Downloads, usualLimits } from '../../../../src/authoring/import/pictures/downloads.ts';
import type { DownloadLimits } from '../../../../src/authoring/import/pictures/downloads.ts';
import { isPublicAddress } from '../../../../src/authoring/import/pictures/public-address.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'downloads-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const picture: RequestListener = (_, response) =>
  void response.writeHead(200, { 'content-type': 'image/png' }).end('picture');

const redirect =
  (to: string): RequestListener =>
  (_, response) =>
    void response.writeHead(302, { location: to }).end();

/** A server on this machine, which the tests alone may ask. */
async function withServer<Result>(
  routes: Readonly<Record<string, RequestListener>>,
  use: (address: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer((request, response) =>
    (routes[request.url ?? ''] ?? picture)(request, response),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const downloads = (limits: Partial<DownloadLimits> = {}): Downloads =>
  new Downloads(folder, { ...usualLimits, mayAsk: () => true, ...limits });

test('a picture is fetched once, and over a redirect', async () => {
  let asked = 0;
  const counted: RequestListener = (request, response) => {
    asked += 1;
    picture(request, response);
  };
  await withServer({ '/a.png': counted, '/old.png': redirect('/a.png') }, async (address) => {
    const fetched = downloads();
    const first = await fetched.fetch(`${address}/old.png`);
    expect('file' in first && (await readFile(first.file, 'utf8'))).toBe('picture');
    expect(await fetched.fetch(`${address}/old.png`)).toBe(first);
    expect(asked).toBe(1);
  });
});

test.each<[string, RequestListener, Partial<DownloadLimits>, RegExp]>([
  ['is missing', (_, response) => void response.writeHead(404).end(), {}, /answers 404/],
  [
    'is a page',
    (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
    {},
    /no picture \(text\/html\)/,
  ],
  [
    'says that it is too big',
    (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'image/png', 'content-length': 3e6 })
        .write('x'),
    { each: 2 * 1024 * 1024 },
    /bigger than 2 MB/,
  ],
  [
    'is too big without saying so',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'image/png' });
      for (let part = 0; part < 40; part += 1) response.write(Buffer.alloc(64 * 1024));
      response.end();
    },
    { each: 1024 * 1024 },
    /bigger than 1 MB/,
  ],
  [
    'makes all together too much',
    (_, response) => void response.writeHead(200).end(Buffer.alloc(2 * 1024 * 1024)),
    { all: 1024 * 1024 },
    /all downloads together/,
  ],
  [
    'never ends',
    (_, response) => void response.writeHead(200, { 'content-type': 'image/png' }).write('x'),
    { time: 200 },
    /longer than 0.2 s/,
  ],
  ['never begins', () => undefined, { time: 200 }, /longer than 0.2 s/],
  ['breaks off', (_, response) => void response.destroy(), {}, /can’t be reached/],
  ['leads on for ever', redirect('/x.png'), {}, /more than 3 times/],
  ['leads to a file of this machine', redirect('file:///etc/passwd'), {}, /neither http nor https/],
  ['leads to no address', redirect('http://['), {}, /no address/],
])('what %s is refused with a reason', async (_, answer, limits, reason) => {
  await withServer({ '/x.png': answer }, async (address) => {
    const got = await downloads(limits).fetch(`${address}/x.png`);
    expect('refused' in got && got.refused).toMatch(reason);
  });
});

test('this machine is never asked, by number, by name, or over a redirect', async () => {
  await withServer({}, async (address) => {
    const port = new URL(address).port;
    const hosts = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '0.0.0.0',
      '2130706433',
      '[::ffff:127.0.0.1]',
    ];
    for (const host of hosts) {
      const got = await new Downloads(folder).fetch(`http://${host}:${port}/a.png`);
      expect('refused' in got && got.refused, host).toBe('it is not on the public network');
    }
  });
  const onlyThisOne = (address: string): boolean => address === '127.0.0.1';
  await withServer({ '/x.png': redirect('http://169.254.169.254/latest') }, async (address) => {
    const got = await downloads({ mayAsk: onlyThisOne }).fetch(`${address}/x.png`);
    expect(got).toEqual({ refused: 'it is not on the public network' });
  });
});

test.each([
  ...['10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.0.1', '192.168.1.1'],
  ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1'],
  ...['::ffff:8.8.8.8', '64:ff9b::a00:1', '2002:a00:1::', '2001::1', 'localhost', ''],
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['8.8.8.8', '172.32.0.1', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450::1'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);
