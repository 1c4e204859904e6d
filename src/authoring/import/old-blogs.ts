import { stat } from 'node:fs/promises';
import { feed } from './from/feed.ts';
import { ghost } from './from/ghost.ts';
import { hubspotPages } from './from/hubspot-pages.ts';
import { hubspotTable } from './from/hubspot-table.ts';
import { jsonFeed } from './from/old-json-feed.ts';
import { markdownFolder } from './from/markdown-folder.ts';
import { plainText } from './from/pasted-text.ts';
import { wordpress } from './from/wordpress.ts';
import type { OldBlog } from './old-article.ts';
import { openingOf, openingText } from './reading/decoded-text.ts';

/** The kinds of exports, in the order they are tried: the particular before the general. */
export const oldBlogs: readonly OldBlog[] = [
  wordpress,
  feed,
  ghost,
  jsonFeed,
  markdownFolder,
  hubspotPages,
  hubspotTable,
  plainText,
];

/**
 * Tells by its content which kind of export a file or folder is.
 * @throws a sentence when there is none at that path, it is empty or no text, or of no kind known here.
 */
export async function oldBlogAt(path: string): Promise<OldBlog> {
  const state = await stat(path).catch(() => undefined);
  if (!state) throw new Error(`${path}: there is no such file or folder. Check the path.`);
  const opening = state.isDirectory() ? '' : await textOpening(path);
  for (const oldBlog of oldBlogs) {
    if (await oldBlog.recognizes(path, opening)) return oldBlog;
  }
  throw new Error(
    state.isDirectory()
      ? `${path}: the folder holds neither HTML nor Markdown files. ${kinds()}`
      : `${path}: this is no export that can be read. ${kinds()}`,
  );
}

async function textOpening(path: string): Promise<string> {
  const bytes = await openingOf(path);
  if (bytes.length === 0) throw new Error(`${path}: the file is empty. ${kinds()}`);
  const archive = archives.find(({ begins }) => bytes.subarray(0, begins.length).equals(begins));
  if (archive) {
    throw new Error(
      `${path}: this is ${archive.name}. Unpack it, and import the file or folder that was in it. ${kinds()}`,
    );
  }
  const text = openingText(bytes, path);
  if (text.trim() === '' || isBinary(bytes)) {
    throw new Error(`${path}: this is no text file. ${kinds()}`);
  }
  return text;
}

const archives = [
  { begins: Buffer.from('PK\x03\x04', 'latin1'), name: 'a ZIP archive' },
  { begins: Buffer.from('\x1f\x8b', 'latin1'), name: 'a gzip archive' },
];

// Broken exports hold a control character here and there; what is no text is full of them.
const isBinary = (bytes: Buffer): boolean =>
  controls(bytes) > 8 + 0.02 * bytes.length + wide(bytes);

const controls = (bytes: Buffer): number =>
  bytes.reduce((count, byte) => count + Number(byte < 9 || (byte > 13 && byte < 32)), 0);

// UTF-16 writes a NUL beside every plain letter.
function wide(bytes: Buffer): number {
  return /^(?:\xff\xfe|\xfe\xff|[^\0]\0|\0[^\0])/.test(bytes.toString('latin1', 0, 2))
    ? bytes.length
    : 0;
}

function kinds(): string {
  const names = oldBlogs.map(({ name }) => name);
  return `What can be read: ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}.`;
}
