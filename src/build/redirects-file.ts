import { oldAddresses } from '../articles/old-addresses.ts';
import { publishedArticles } from '../articles/published.ts';

/** `_redirects`: a line for each old address, as static hosts and our own server read them. */
export async function GET(): Promise<Response> {
  const lines = oldAddresses(await publishedArticles()).map(
    ({ from, to }) => `${from} ${to} 301\n`,
  );
  return new Response(lines.join(''));
}
