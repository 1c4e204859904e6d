import { hasQuery } from '../serving/redirect-rules.ts';
import { redirectLines } from './redirect-lines.ts';

/** `_redirects_by_query`: a line for each old address that only its query tells, such as `/?p=12`. */
export async function GET(): Promise<Response> {
  return new Response(await redirectLines(hasQuery));
}
