import { rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtMark, builtSite } from '../../src/serving/built-site.ts';
import { folderOf } from './served-site.ts';

const pathsOf = async (current: Awaited<ReturnType<typeof builtSite>>): Promise<string[]> => [
  ...(await current()).files.keys(),
];

it('shows a later build once it has finished, and nothing half-made before', async () => {
  const folder = await folderOf({ 'old.html': 'Old', [builtMark]: '' });
  const clock = { now: 0 };
  const current = await builtSite(folder, () => clock.now);
  await rm(join(folder, 'old.html'));
  await rm(join(folder, builtMark));
  await writeFile(join(folder, 'new.html'), 'New');
  clock.now += 1000;
  expect(await pathsOf(current)).toEqual(['/old.html']);

  await writeFile(join(folder, builtMark), '');
  await utimes(join(folder, builtMark), new Date(), new Date('2030-01-01'));
  await writeFile(join(folder, '_redirects'), '/old.html /new.html 301\n');
  expect(await pathsOf(current)).toEqual(['/old.html']);
  clock.now += 1000;
  expect(await pathsOf(current)).toEqual(['/new.html']);
  expect((await current()).newAddress(new URL('http://localhost/old.html'))).toBe('/new.html');
});

it('stays as it was when a later build can’t be read', async () => {
  const folder = await folderOf({ 'old.html': 'Old', [builtMark]: '' });
  const clock = { now: 0 };
  const current = await builtSite(folder, () => clock.now);
  await writeFile(join(folder, '_headers'), 'no path at all\n');
  await utimes(join(folder, builtMark), new Date(), new Date('2030-01-01'));
  clock.now += 1000;
  expect(await pathsOf(current)).toEqual(['/old.html']);
});
