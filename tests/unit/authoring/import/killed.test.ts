import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { bytesOf, runImport, startImport, testFolder, writeExport } from './run-import.ts';
import type { TestArticle } from './run-import.ts';

const count = 160;
const kills = Number(process.env['IMPORT_TEST_KILLS'] ?? 3);

test(`an import killed at ${kills} random moments leaves only whole articles, and the next one finishes it`, async () => {
  const folder = await testFolder();
  const file = join(folder, 'old.jsonl');
  await writeExport(file, await articles(join(folder, 'files')));
  const undisturbed = join(folder, 'undisturbed');
  const killed = join(folder, 'killed');
  await runImport(undisturbed, file);
  const expected = await bytesOf(join(undisturbed, 'content'));
  expect(expected.size).toBeGreaterThan(count);

  let inTheMiddle = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const before = await written(killed);
    const child = startImport(killed, file);
    const ended = once(child, 'close');
    const enough = before + Math.random() * (count / kills);
    while (child.exitCode === null && (await written(killed)) < enough) await wait(1);
    child.kill('SIGKILL');
    await ended;
    if (child.signalCode === 'SIGKILL') inTheMiddle += 1;
    const present = await bytesOf(join(killed, 'content'));
    for (const [path, bytes] of present)
      if (!path.startsWith('.importing-')) expect(bytes, path).toBe(expected.get(path));
    const folders = await readdir(join(killed, 'content/articles'), { withFileTypes: true });
    for (const { name } of folders.filter((entry) => entry.isDirectory()))
      expect((await readdir(join(killed, 'content/articles', name))).toSorted(), name).toEqual(
        (await readdir(join(undisturbed, 'content/articles', name))).toSorted(),
      );
  }
  expect(inTheMiddle).toBe(kills);

  expect((await runImport(killed, file)).exit).toBe(0);
  expect(await bytesOf(join(killed, 'content'))).toEqual(expected);
  expect(await readdir(join(killed, 'content'))).toEqual(
    await readdir(join(undisturbed, 'content')),
  );
}, 120_000);

async function written(folder: string): Promise<number> {
  return (await readdir(join(folder, 'content/articles')).catch(() => [])).length;
}

async function articles(folder: string): Promise<TestArticle[]> {
  await mkdir(folder);
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  await sharp({ create: { width: 200, height: 200, channels: 3, background: 'white', noise } })
    .png()
    .toFile(join(folder, 'noise.png'));
  return Array.from({ length: count }, (_, index) => ({
    identity: `article ${index}`,
    // Many want one address, and one wants what another may get.
    slug: index % 3 === 0 ? 'the-same' : `the-same-${index}`,
    address: `https://old.example/${index}`,
    topics: [`Topic ${index % 7}`],
    folder,
    body: {
      kind: 'html',
      text: `<p>Words of article ${index}, and enough of them.</p>${index % 2 === 0 ? '<img src="noise.png" alt="Noise">' : ''}`,
    },
  }));
}
