import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { csvRecords, headerOf } from '../import/reading/csv-records.ts';
import { decodedText, openingOf, openingText, wholeText } from '../import/reading/decoded-text.ts';
import { textOf, xmlElements } from '../import/reading/xml-elements.ts';

/** An old address that has to lead somewhere. */
export interface ListedAddress {
  /** A full address, or a path. */
  readonly address: string;
  /** Where it stands in the list: `old.csv, line 12`. */
  readonly place: string;
}

const isAddress = (text: string): boolean => /^(?:https?:\/\/|\/)\S/i.test(text);

/**
 * Reads a list of addresses: one a line, the first column of a table (the import's `old-addresses.csv` is one),
 * a sitemap, or a sitemap index with its sitemaps beside it.
 * @throws a sentence when the list isn't there, can't be read or has no address in it.
 */
export async function listedAddresses(path: string): Promise<ListedAddress[]> {
  if (!existsSync(path)) throw new Error(`"${path}" is not there: check the path of the list.`);
  const opening = openingText(await openingOf(path), path);
  const listed = await (/^\s*</.test(opening)
    ? fromSitemap(path)
    : /\.csv$/i.test(path) || !isAddress(headerOf(opening)[0] ?? '')
      ? fromTable(path)
      : fromLines(path));
  if (listed.length === 0) {
    throw new Error(
      `"${path}" lists no address: write one a line, such as /blog/old-post, or name a table whose first column holds them, or a sitemap.`,
    );
  }
  return listed;
}

async function fromSitemap(path: string): Promise<ListedAddress[]> {
  const listed: ListedAddress[] = [];
  const elements = xmlElements(
    path,
    decodedText(path),
    (name) => name === 'url' || name === 'sitemap',
  );
  for await (const element of elements) {
    const address = textOf(element, 'loc').trim();
    const place = `${basename(path)}, line ${element.line}`;
    if (element.name === 'url') listed.push({ address, place });
    else listed.push(...(await fromSitemap(besides(path, address, place))));
  }
  return listed;
}

// Nothing is fetched: a list has to give the same answer tomorrow.
function besides(path: string, address: string, place: string): string {
  const name = basename(URL.canParse(address) ? new URL(address).pathname : address);
  const beside = join(dirname(path), name);
  if (beside !== path && existsSync(beside)) return beside;
  throw new Error(`${place}: the sitemap ${address} is needed, too. Save it as ${beside}.`);
}

async function fromTable(path: string): Promise<ListedAddress[]> {
  const listed: ListedAddress[] = [];
  let isFirst = true;
  for await (const { fields, line } of csvRecords(path, decodedText(path))) {
    const address = fields[0]?.trim() ?? '';
    const isHeader = isFirst && !isAddress(address);
    isFirst = false;
    if (!isHeader && address !== '' && !address.startsWith('#'))
      listed.push({ address, place: `${basename(path)}, line ${line}` });
  }
  return listed;
}

async function fromLines(path: string): Promise<ListedAddress[]> {
  const { text } = await wholeText(path);
  return text
    .split(/\r\n?|\n/)
    .map((line, index) => ({
      address: line.trim(),
      place: `${basename(path)}, line ${index + 1}`,
    }))
    .filter(({ address }) => address !== '' && !address.startsWith('#'));
}
