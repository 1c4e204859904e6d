import { posix } from 'node:path';
import type { Facts, Mention } from '../file/facts.ts';

/** The pictures a file shows from beside itself, with their paths from the project's folder. */
export function shownPictures({ file, pictures }: Facts): { mention: Mention; path: string }[] {
  return pictures.flatMap((mention) => {
    const isElsewhere = mention.text.startsWith('/') || URL.canParse(mention.text);
    if (isElsewhere || mention.text === '') return [];
    return [{ mention, path: posix.join(posix.dirname(file), decoded(mention.text)) }];
  });
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
