import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { runImport, testFolder, treeOf, writeExport } from './run-import.ts';

const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
  .png()
  .toBuffer();

interface Imported {
  readonly mdx: string;
  readonly files: readonly string[];
  readonly report: string;
}

/** Imports one article whose export has these files. */
async function withFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  html: string,
  rest: object = {},
): Promise<Imported> {
  const folder = await testFolder();
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(join(folder, 'files', name, '..'), { recursive: true });
    await writeFile(join(folder, 'files', name), bytes);
  }
  await writeExport(join(folder, 'old.jsonl'), [
    {
      identity: '1',
      slug: 'one',
      address: 'https://old.example/blog/one',
      folder: join(folder, 'files'),
      body: { kind: 'html', text: `<p>Words.</p>${html}` },
      ...rest,
    },
  ]);
  expect((await runImport(folder, join(folder, 'old.jsonl'))).exit).toBe(0);
  const [name = ''] = await readdir(join(folder, 'content/articles'));
  const isFile = name.endsWith('.mdx');
  return {
    mdx: await readFile(
      join(folder, 'content/articles', name, isFile ? '' : 'index.mdx').replace(/\/$/, ''),
      'utf8',
    ),
    files: isFile ? [] : (await readdir(join(folder, 'content/articles', name))).toSorted(),
    report: await readFile(join(folder, 'report/report.md'), 'utf8'),
  };
}

test.each([
  ['at its path', { 'a/x.png': png, 'b/x.png': png }, '/b/x.png?width=300'],
  ['by its name', { 'deep/down/X.PNG': png }, 'https://old.example/hubfs/x.png'],
  ['by the name of the original', { 'x.png': png }, '/wp-content/uploads/x-300x200.png'],
  ['by an encoded name', { 'my x.png': png }, '/files/my%20x.png'],
])('a picture is found %s and lies beside the article', async (_, files, src) => {
  const { mdx, files: present } = await withFiles(files, `<img src="${src}" alt="An {x}">`);
  expect(present).toHaveLength(2);
  const name = present.find((file) => file.endsWith('.png')) ?? '';
  expect(mdx).toContain(`![An \\{x}](./${name})`);
});

test('one picture shown twice is copied once, and two of one name get two names', async () => {
  const other = await sharp(png).negate().png().toBuffer();
  const { mdx, files } = await withFiles(
    { 'a/x.png': png, 'b/x.png': other },
    '<img src="a/x.png" alt="a"><img src="b/x.png" alt="b"><img src="a/x.png" alt="a again">',
  );
  expect(files).toEqual(['index.mdx', 'x-2.png', 'x.png']);
  expect(mdx.match(/\.\/x\.png/g)).toHaveLength(2);
});

test('a picture gets the ending of what it is, and one written into the article is a file', async () => {
  const jpeg = await sharp(png).jpeg().toBuffer();
  const data = `data:image/png;base64,${png.toString('base64')}`;
  const { files } = await withFiles({ 'x.png': jpeg }, `<img src="x.png"><img src="${data}">`);
  expect(files).toEqual(['index.mdx', expect.stringMatching(/^picture-\w+\.png$/), 'x.jpg']);
});

test.each([
  [
    'an SVG',
    { 'x.png': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' },
    /it is an SVG/,
  ],
  ['damaged', { 'x.png': png.subarray(0, png.length - 30) }, /damaged, or no picture/],
  ['no picture', { 'x.png': 'GIF89a<script>' }, /damaged, or no picture/],
  ['not there', {}, /only on the network/],
  ['one of two', { 'a/x.png': png, 'c/x.png': png }, /only on the network/],
])('a picture that is %s becomes a link with its words', async (_, files, told) => {
  const {
    mdx,
    files: present,
    report,
  } = await withFiles(files, '<p><img src="/b/x.png" alt="A chart"></p>');
  expect(present).toEqual([]);
  expect(mdx).toContain('\n[A chart](https://old.example/b/x.png)\n');
  expect(report).toMatch(told);
});

test('nothing outside of the export’s folder is copied', async () => {
  const secret = await testFolder();
  await writeFile(join(secret, 'x.png'), png);
  const folder = await testFolder();
  await mkdir(join(folder, 'files'));
  await symlink(secret, join(folder, 'files/link'));
  await symlink(join(secret, 'x.png'), join(folder, 'files/y.png'));
  const sources = [
    `${secret}/x.png`,
    `../../${secret}/x.png`,
    `file://${secret}/x.png`,
    'link/x.png',
    'y.png',
  ];
  await writeExport(join(folder, 'old.jsonl'), [
    {
      identity: '1',
      folder: join(folder, 'files'),
      body: {
        kind: 'html',
        text: `<p>Words.</p>${sources.map((src) => `<img src="${src}">`).join('')}`,
      },
    },
  ]);
  await runImport(folder, join(folder, 'old.jsonl'));
  expect([...(await treeOf(join(folder, 'content/articles'))).keys()]).toEqual(['about-1.mdx']);
});

test('the cover comes along with a text; a link around a picture that led to its file goes', async () => {
  const { mdx, report } = await withFiles(
    { 'x.png': png },
    '<a href="/x.png"><img src="/x.png" alt="Up"></a>',
    { cover: { src: 'x.png' } },
  );
  expect(mdx).toContain('cover:\n  src: "./x.png"\n  alt: "The picture above “About 1”"');
  expect(mdx).toContain('\n![Up](./x.png)\n');
  expect(report).toContain('say what x.png shows');
});
