import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monthPath, topicPath, yearPath } from '../../../articles/addresses.ts';
import { contentRedirectsFile } from '../../../redirects/content-redirects.ts';
import type { ContentHere } from '../content-here.ts';
import type { AddressFate, Destinations } from './destinations.ts';
import type { OldList } from '../old-article.ts';
import type { Topics } from '../fields/topics-taken-over.ts';
import type { WholeWriting } from '../whole-writing.ts';

/** What becomes of the address that a list of posts had; `undefined` where nothing of it came over. */
export function fateOfList(
  list: OldList,
  destinations: Destinations,
  topics: Topics,
  here: ContentHere,
): AddressFate | undefined {
  const to = pathOfList(list, topics);
  return to === undefined ? undefined : destinations.fateOf(list.address, to, here.redirects);
}

/** Where a list of posts is here; `undefined` where nothing was filed there. */
function pathOfList(list: OldList, topics: Topics): string | undefined {
  if ('month' in list) return monthPath(list.month);
  if ('year' in list) return yearPath(list.year);
  const id = topics.known(list.topic);
  return id === undefined ? undefined : topicPath({ id });
}

/** Adds lines to the content folder's own old addresses. Those that are there stay as they are. */
export async function addRedirects(
  content: string,
  redirects: ReadonlyMap<string, string>,
  here: ContentHere,
  writing: WholeWriting | undefined,
): Promise<void> {
  const lines = [...redirects].filter(([from]) => !(from in here.redirects));
  if (lines.length === 0 || !writing) return;
  const before = await readFile(join(content, contentRedirectsFile), 'utf8').catch(
    () => '# Old addresses that no article owns, a line each: the old path, the new one, 301.\n',
  );
  const added = lines.map(([from, to]) => `${from} ${to} 301\n`).join('');
  await writing.put(contentRedirectsFile, new Map([['', before.replace(/\n?$/, '\n') + added]]));
}
