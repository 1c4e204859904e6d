import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { errorLine } from '../../src/serving/answers/unexpected-error.ts';
import { folderOf, served } from './served-site.ts';

it('answers 503 while a build takes files away', async () => {
  const folder = await folderOf({ 'index.html': 'Home', 'about/index.html': 'About' });
  const ask = await served(folder);
  await rm(join(folder, 'about'), { recursive: true });
  const answer = await ask('/about/');
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toBe('10');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect((await ask('/')).status).toBe(200);
});

it('answers 500 with a small page and says one line, when a file can’t be read', async () => {
  const folder = await folderOf({ 'index.html': 'Home', 'about/index.html': 'About' });
  const ask = await served(folder);
  await rm(join(folder, 'about/index.html'));
  await symlink('index.html', join(folder, 'about/index.html'));
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => written.mockRestore());
  const answer = await ask('/about/?mail=jo@example.com');
  const lines = written.mock.calls.map(([line]) => String(line)).join('');
  expect(answer.status).toBe(500);
  expect(answer.headers['content-type']).toContain('text/html');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body.toString()).toContain('Something went wrong here');
  expect(answer.body.toString()).not.toContain(folder);
  expect(lines).toMatch(/^\S+Z 500 GET \/about\/: ELOOP[^\n]*\n$/);
  expect((await ask('/')).status).toBe(200);
});

it('keeps mail addresses and line breaks out of the line', () => {
  const error = new Error('550 <jo.doe+x@example.com> rejected\nby mx for "ann@b.example"');
  const line = errorLine(error, 'POST', '/updates/jo%40example.com/x@y.z');
  expect(line).toContain('550 <[mail address]> rejected by mx for "[mail address]"');
  expect(line).toContain('POST /updates/[mail address]/[mail address]:');
  expect(line).toContain('unexpected-error.test.ts');
  expect(line).not.toMatch(/\n|jo|ann|x@y/);
});
