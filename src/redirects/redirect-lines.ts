import { contentFolder } from '../articles/content-folder.ts';
import { oldAddresses } from './claimed-addresses.ts';
import { publishedArticles } from '../articles/published.ts';
import { contentRedirects } from './content-redirects.ts';

/** The old addresses of the site as lines of a `_redirects` file, as far as they are wanted there. */
export async function redirectLines(isWanted: (from: string) => boolean): Promise<string> {
  return oldAddresses(await publishedArticles(), await contentRedirects(contentFolder))
    .filter(({ from }) => isWanted(from))
    .map(({ from, to }) => `${from} ${to} 301\n`)
    .join('');
}
