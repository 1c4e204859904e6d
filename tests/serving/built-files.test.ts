import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readlink, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeCompressedCopies } from '../../src/integrations/compressed-copies.ts';
import { application } from '../../src/serving/application.ts';
import { asking, folderOf, served, servedAt } from './served-site.ts';

const article = `<!doctype html><title>An article</title>${'<p>Find the reason.</p>'.repeat(200)}`;

async function siteWithCopies(): Promise<string> {
  const folder = await folderOf({
    'articles/reason/index.html': article,
    'picture.png': randomBytes(3000),
  });
  await writeCompressedCopies(folder);
  return folder;
}

describe('compressed copies', () => {
  it('go to readers who take them, brotli before gzip', async () => {
    const ask = await served(await siteWithCopies());
    const br = await ask('/articles/reason/', { 'Accept-Encoding': 'gzip, deflate, br, zstd' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.body).toString()).toBe(article);
    expect(br.headers['content-length']).toBe(String(br.body.length));
    const gzip = await ask('/articles/reason/', { 'Accept-Encoding': 'gzip' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(article);
    const plain = await ask('/articles/reason/');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(article);
    for (const { headers } of [br, gzip, plain]) {
      expect(headers.vary).toBe('Accept-Encoding');
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
    }
  });

  it.each([
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0.2, gzip;q=0.9', 'gzip'],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['br;q=0, *;q=0.3', 'gzip'],
    ['identity, br;q=0.5', undefined],
    ['BR', 'br'],
    ['deflate', undefined],
    ['', undefined],
    [',;;q=x,', undefined],
  ])('are negotiated: %s gives %s', async (accepted, encoding) => {
    const ask = await served(await siteWithCopies());
    const answer = await ask('/articles/reason/', { 'Accept-Encoding': accepted });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-encoding']).toBe(encoding);
  });

  it('have no address of their own, and a picture has none', async () => {
    const ask = await served(await siteWithCopies());
    expect((await ask('/articles/reason/index.html')).status).toBe(200);
    expect((await ask('/articles/reason/index.html.br')).status).toBe(404);
    expect((await ask('/articles/reason/index.html.gz')).status).toBe(404);
    const picture = await ask('/picture.png', { 'Accept-Encoding': 'br' });
    expect(picture.headers.vary).toBeUndefined();
    expect(picture.headers['content-encoding']).toBeUndefined();
  });
});

describe('content types', () => {
  it.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['rss.xml', 'application/rss+xml; charset=utf-8'],
    ['archive/2016/05/rss.xml', 'application/rss+xml; charset=utf-8'],
    ['feed.json', 'application/feed+json; charset=utf-8'],
    ['sitemap-index.xml', 'application/xml; charset=utf-8'],
    ['llms.txt', 'text/plain; charset=utf-8'],
    ['site.webmanifest', 'application/manifest+json'],
    ['font.woff2', 'font/woff2'],
    ['mark.svg', 'image/svg+xml; charset=utf-8'],
    ['week.ics', 'text/calendar; charset=utf-8'],
    ['a.js', 'text/javascript; charset=utf-8'],
    ['en.pf_index', 'application/octet-stream'],
  ])('of %s is %s', async (path, type) => {
    const ask = await served(await folderOf({ [path]: 'content' }));
    expect((await ask(`/${path}`)).headers['content-type']).toBe(type);
  });
});

describe('entity tags', () => {
  it('answer 304 to a reader who has that very copy, and only then', async () => {
    const ask = await served(await siteWithCopies());
    const br = { 'Accept-Encoding': 'br' };
    const first = await ask('/articles/reason/', br);
    const plain = await ask('/articles/reason/');
    const tag = String(first.headers.etag);
    expect(tag).toMatch(/^"[\w-]+"$/);
    expect(plain.headers.etag).not.toBe(tag);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await ask('/articles/reason/', { ...br, 'If-None-Match': known });
      expect(again.status).toBe(304);
      expect(again.body).toHaveLength(0);
      expect(again.headers.etag).toBe(tag);
      expect(again.headers.vary).toBe('Accept-Encoding');
      expect(again.headers['cache-control']).toBe('no-cache');
    }
    const head = await ask('/articles/reason/', { ...br, 'If-None-Match': tag }, 'HEAD');
    expect(head.status).toBe(304);
    expect((await ask('/articles/reason/', { 'If-None-Match': tag })).status).toBe(200);
    expect((await ask('/articles/reason/', { ...br, 'If-None-Match': '"x"' })).status).toBe(200);
  });

  it('stay when a site is built again without a change, and follow a change', async () => {
    const folder = await folderOf({ 'a.txt': 'one' });
    const ask = await served(folder);
    const first = (await ask('/a.txt')).headers.etag;
    await utimes(join(folder, 'a.txt'), 1, 1);
    expect((await ask('/a.txt')).headers.etag).toBe(first);
    await writeFile(join(folder, 'a.txt'), 'two and more');
    const changed = await ask('/a.txt');
    expect(changed.headers.etag).not.toBe(first);
    expect(changed.body.toString()).toBe('two and more');
  });
});

describe('addresses', () => {
  it('of folders get their slash, and keep the query', async () => {
    const ask = await served(
      await folderOf({ 'about/index.html': 'About', 'ärger/index.html': 'Ä' }),
    );
    const moved = await ask('/about?from=mail&x=%2F');
    expect(moved.status).toBe(301);
    expect(moved.headers.location).toBe('/about/?from=mail&x=%2F');
    expect((await ask('/about/?from=mail')).body.toString()).toBe('About');
    expect((await ask('/%C3%A4rger')).headers.location).toBe('/%C3%A4rger/');
    expect((await ask('/%c3%a4rger/')).body.toString()).toBe('Ä');
    expect((await ask('/%61bout/')).body.toString()).toBe('About');
    expect((await ask('//about')).status).toBe(404);
  });

  it('without a file get the 404 page, compressed too, and never a long life', async () => {
    const folder = await folderOf({
      '404.html': article,
      _headers:
        '/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n  Content-Type: text/css',
    });
    await writeCompressedCopies(folder);
    const ask = await served(folder);
    const missing = await ask('/_astro/old.css', { 'Accept-Encoding': 'br', Range: 'bytes=0-1' });
    expect(missing.status).toBe(404);
    expect(brotliDecompressSync(missing.body).toString()).toBe(article);
    expect(missing.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(missing.headers['cache-control']).toBe('no-cache');
    expect(missing.headers.etag).toBeUndefined();
    const head = await ask('/nothing', {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([404, 0]);
  });

  it('answer 404 on a site without a 404 page', async () => {
    const ask = await served(await folderOf({ 'index.html': 'Home' }));
    expect((await ask('/nothing')).status).toBe(404);
    expect((await ask('/')).body.toString()).toBe('Home');
  });

  it('can be listed as .well-known, but not hidden otherwise', async () => {
    const ask = await served(
      await folderOf({
        '.well-known/security.txt': 'Contact',
        '.well-known/.secret': 'S',
        '.env': 'S',
        '.git/config': 'S',
        'a/.hidden/b.txt': 'S',
        _headers: '',
        _redirects: '',
      }),
    );
    expect((await ask('/.well-known/security.txt')).status).toBe(200);
    const hidden = ['.env', '.git/config', 'a/.hidden/b.txt', '.well-known/.secret'];
    for (const path of [...hidden, '_headers', '_redirects', '%5fheaders']) {
      expect((await ask(`/${path}`)).status, path).toBe(404);
    }
  });
});

describe('methods', () => {
  it('HEAD says what GET would, without the body', async () => {
    const ask = await served(await siteWithCopies());
    const get = await ask('/articles/reason/', { 'Accept-Encoding': 'br' });
    const head = await ask('/articles/reason/', { 'Accept-Encoding': 'br' }, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' });
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s gets 405', async (method) => {
    const ask = await served(await folderOf({ 'index.html': 'Home' }));
    for (const path of ['/', '/nothing']) {
      const answer = await ask(path, {}, method);
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('GET, HEAD');
    }
  });
});

describe('symbolic links', () => {
  it('are not followed, neither those there at the start nor later ones', async () => {
    const outside = await folderOf({ 'secret.txt': 'S', 'inner/secret.txt': 'S' });
    const folder = await folderOf({ 'index.html': 'Home', 'page.txt': 'Page' });
    await symlink(join(outside, 'secret.txt'), join(folder, 'link.txt'));
    await symlink(join(outside, 'inner'), join(folder, 'inner'));
    const ask = await served(folder);
    expect((await ask('/link.txt')).status).toBe(404);
    expect((await ask('/inner/secret.txt')).status).toBe(404);
    await rm(join(folder, 'page.txt'));
    await symlink(join(outside, 'secret.txt'), join(folder, 'page.txt'));
    expect((await ask('/page.txt')).status).toBe(500);
  });

  it('may be the site folder itself', async () => {
    const folder = await folderOf({ 'site/index.html': 'Home' });
    await symlink(join(folder, 'site'), join(folder, 'current'));
    const ask = await served(join(folder, 'current'));
    expect((await ask('/')).body.toString()).toBe('Home');
  });
});

describe('a large file', () => {
  it.runIf(process.platform === 'linux')(
    'is streamed, and let go when a reader hangs up',
    async () => {
      const folder = await folderOf({ 'large.bin': new Uint8Array(64 * 1024 * 1024) });
      const port = await servedAt(folder);
      const openFiles = async (): Promise<number> => {
        const all = await readdir('/proc/self/fd');
        const targets = await Promise.all(
          all.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
        );
        return targets.filter((target) => target.endsWith('large.bin')).length;
      };
      await asking(port)('/large.bin', {}, 'HEAD');
      const before = process.memoryUsage().arrayBuffers;
      const readers = Array.from({ length: 8 }, () => connect(port, '127.0.0.1'));
      for (const reader of readers) {
        reader.write('GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n');
        await once(reader, 'readable');
      }
      await setTimeout(300);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
      expect(await openFiles()).toBe(8);
      for (const reader of readers) reader.destroy();
      await expect.poll(openFiles).toBe(0);
      await asking(port)('/large.bin', {}, 'HEAD');
      await asking(port)('/large.bin', { 'If-None-Match': '*' });
      await expect.poll(openFiles).toBe(0);
    },
  );

  it('comes whole, byte by byte', async () => {
    const content = randomBytes(3_000_000);
    const ask = await served(await folderOf({ 'large.bin': content }));
    expect((await ask('/large.bin')).body.equals(content)).toBe(true);
  });
});

describe('a folder that holds no site', () => {
  it('is refused with what to run', async () => {
    await expect(application('/nowhere/dist')).rejects.toThrow('run "npm run build" first');
    const folder = await folderOf({ 'file.txt': '' });
    await expect(application(join(folder, 'file.txt'))).rejects.toThrow('npm run build');
  });

  it('may be empty', async () => {
    const folder = await folderOf({});
    await mkdir(join(folder, 'empty'));
    const ask = await served(folder);
    expect((await ask('/empty/')).status).toBe(404);
  });
});
