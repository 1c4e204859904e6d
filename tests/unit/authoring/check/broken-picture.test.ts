import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { brokenPicture } from '../../../../src/authoring/check/site/broken-picture.ts';
import { unreadablePicture } from '../../../../src/authoring/check/rules/pictures/unreadable-picture.ts';
import { article, inSite } from './written.ts';

const folder = await mkdtemp(join(tmpdir(), 'broken-picture-'));

afterAll(() => rm(folder, { recursive: true }));

const drawing = sharp({
  create: {
    width: 60,
    height: 60,
    channels: 3,
    background: 'red',
    noise: { type: 'gaussian', mean: 100, sigma: 30 },
  },
});

test.each(['png', 'jpeg', 'gif', 'webp'] as const)(
  'a whole %s is whole, a cut one isn’t',
  async (kind) => {
    const bytes = await drawing.clone().toFormat(kind).toBuffer();
    const whole = join(folder, `whole.${kind}`);
    const cut = join(folder, `cut.${kind}`);
    await writeFile(whole, bytes);
    await writeFile(cut, bytes.subarray(0, bytes.length / 2));
    expect(await brokenPicture(whole, true)).toBeNull();
    expect(await brokenPicture(cut, true)).toBe('cut short');
  },
);

test('bytes after a picture’s end don’t break it', async () => {
  const file = join(folder, 'longer.png');
  await writeFile(file, Buffer.concat([await drawing.clone().png().toBuffer(), Buffer.alloc(9)]));
  expect(await brokenPicture(file, true)).toBeNull();
});

test('an article that shows one hears of it', async () => {
  const sources = { 'articles/one.mdx': article('![Five boxes](./bad.jpg)') };
  const picture = { file: 'content/articles/bad.jpg', broken: 'no picture' } as const;
  expect(await inSite(unreadablePicture, sources, [picture])).toMatchObject([
    { level: 'error', at: { line: 9 } },
  ]);
});
