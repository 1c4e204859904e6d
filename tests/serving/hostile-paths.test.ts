import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { servedAt } from './served-site.ts';

const secret = 'only-outside-the-folder';

/** A site with secrets above it, beside it, hidden in it and behind a link in it. */
async function surroundedSite(): Promise<string> {
  const around = await mkdtemp(join(tmpdir(), 'one-good-week-'));
  onTestFinished(() => rm(around, { recursive: true, force: true }));
  const folder = join(around, 'dist');
  await mkdir(join(folder, 'about'), { recursive: true });
  await mkdir(join(around, 'dist-private'));
  await writeFile(join(folder, 'index.html'), 'Home');
  await writeFile(join(folder, 'about/index.html'), 'About');
  await writeFile(join(folder, '.env'), secret);
  await writeFile(join(folder, '_headers'), `# ${secret}`);
  await writeFile(join(around, 'secret.txt'), secret);
  await writeFile(join(around, 'dist-private/secret.txt'), secret);
  await symlink(around, join(folder, 'link'));
  return folder;
}

/** Sends a request line as it is and gives back all that comes. */
async function raw(port: number, target: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, 'latin1');
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

const known = [
  '/../secret.txt',
  '/about/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/%2E%2E%2Fsecret.txt',
  '/..%2fsecret.txt',
  '/%252e%252e%252fsecret.txt',
  '/..\\secret.txt',
  '/..%5csecret.txt',
  '/about/..%00/secret.txt',
  '/secret.txt%00.html',
  '//secret.txt',
  '/../dist-private/secret.txt',
  '/link/secret.txt',
  '/link',
  '/.env',
  '/%2eenv',
  '/about/../.env',
  '/_headers',
  '/about/..%2f_headers',
  '/%c0%ae%c0%ae/secret.txt',
  '/%u002e%u002e/secret.txt',
  '/%',
  '/etc/passwd',
  '//etc/passwd',
  'http://localhost/../secret.txt',
  'file:///etc/passwd',
  '/...//...//secret.txt',
];

it.each(known)('%s gets nothing from outside', async (target) => {
  const answer = await raw(await servedAt(await surroundedSite()), target);
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
  expect(answer).not.toContain(secret);
  expect(answer).not.toContain('root:');
});

it('no path at all gets a byte from outside', async () => {
  const port = await servedAt(await surroundedSite());
  const piece = fc.constantFrom(
    ...['..', '.', '%2e', '%2E%2e', '/', '//', '%2f', '%2F', '\\', '%5c', '%00', '%25', '%252e'],
    ...['secret.txt', 'dist-private', 'dist', 'link', 'about', '.env', '_headers', 'index.html'],
    ...['%c0%af', '?', '#', ';', ':', '~', '%', 'a', '\u00e9'],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const answer = await raw(port, `/${pieces.join('')}`);
      expect(answer).toMatch(/^HTTP\/1\.1 (200|301|400|404)/);
      expect(answer).not.toContain(secret);
      const location = /^location: (.*)$/im.exec(answer)?.[1];
      if (location !== undefined) expect(location).toMatch(/^\/(about\/)?(\?.*)?$/);
    }),
    { numRuns: 1000 },
  );
});
