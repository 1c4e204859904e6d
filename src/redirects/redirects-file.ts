import { hasQuery } from '../serving/redirect-rules.ts';
import { redirectLines } from './redirect-lines.ts';

/** `_redirects`: a line for each old address, as static hosts and our own server read them. */
export async function GET(): Promise<Response> {
  return new Response(await redirectLines((from) => !hasQuery(from)));
}
