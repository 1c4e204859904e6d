import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { importArticles } from '../../../../src/authoring/import/importing.ts';
import { Downloads, usualLimits } from '../../../../src/authoring/import/pictures/downloads.ts';
import type { Item } from '../../../../src/authoring/import/report.ts';
import { testFolder, treeOf, writeExport } from './run-import.ts';
import { testBlog } from './test-blog.ts';

test('a downloaded picture lies beside the article, and later runs find it there, with or without --download', async () => {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.writeHead(200, { 'content-type': 'image/png' }).end(png);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a/Chart.png?w=3`;
  const folder = await testFolder();
  const path = join(folder, 'old.jsonl');
  const text = `<p>Words.</p><img src="${address}" alt="A chart"><img src="${address}" alt="Again">`;
  await writeExport(path, [{ identity: '1', slug: 'one', body: { kind: 'html', text } }]);

  const run = async (downloads?: (folder: string) => Downloads): Promise<Item[]> => {
    const items: Item[] = [];
    await importArticles({
      sources: [{ path, blog: testBlog, bytes: 1 }],
      content: join(folder, 'content'),
      topic: 'Goals',
      overwrite: false,
      write: true,
      downloads,
      now: new Date(),
      asked: { pages: false },
      list: () => Promise.resolve(),
      read: () => undefined,
      item: (item) => Promise.resolve(void items.push(item)),
      damaged: (sentence) => expect.fail(sentence),
      leftOut: (sentence) => expect.fail(sentence),
    });
    return items;
  };
  const local = (to: string): Downloads =>
    new Downloads(to, { ...usualLimits, mayAsk: (ip) => ip === '127.0.0.1' });

  const [first] = await run(local);
  expect(first?.lost.join()).not.toContain('picture');
  const tree = await treeOf(join(folder, 'content'));
  const name = [...tree.keys()].find((file) => file.endsWith('.png')) ?? '';
  expect(name).toMatch(/^articles\/one\/chart-\w{6}\.png$/);
  expect(tree.get(name)?.bytes).toBe(png.toString('latin1'));
  expect(await readFile(join(folder, 'content/articles/one/index.mdx'), 'utf8')).toContain(
    `![A chart](./${name.slice('articles/one/'.length)})`,
  );
  for (const downloads of [local, undefined]) {
    const [again] = await run(downloads);
    expect(again?.outcome).toBe('unchanged');
    expect(await treeOf(join(folder, 'content'))).toEqual(tree);
  }
  expect(asked).toBe(1);
});
