import type { Hono } from 'hono';
import { redirectPageTarget } from '../../redirects/redirect-pages.ts';

/** Where an old address leads, as a reader would find out. */
export type Fate =
  /** A page answers at the address itself, or one redirect away. */
  | { readonly kind: 'answers'; readonly at: string; readonly redirected: boolean }
  | { readonly kind: 'nothing'; readonly at: string; readonly redirected: boolean }
  | { readonly kind: 'detour'; readonly by: readonly string[] }
  | { readonly kind: 'loop'; readonly by: readonly string[] }
  | { readonly kind: 'elsewhere'; readonly at: string }
  | { readonly kind: 'unreadable' };

// Browsers give up after 20.
const mostHops = 20;

/**
 * Follows addresses through the server that readers get their answers from.
 * @param site the site's own address; full addresses of it are followed on.
 */
export function following(server: Hono, site: string): (address: string) => Promise<Fate> {
  const { origin } = new URL(site);
  // Many addresses lead to few pages.
  const answers = new Map<string, Promise<Answer>>();
  const answer = (path: string): Promise<Answer> => {
    const known = answers.get(path) ?? ask(server, new URL(path, origin));
    answers.set(path, known);
    return known;
  };
  return async (address) => {
    if (!/^(?:https?:\/\/|\/)/i.test(address) || !URL.canParse(address, origin))
      return { kind: 'unreadable' };
    // The old blog had a host of its own, or this one's: its path is what has to answer here.
    const given = new URL(address, origin);
    let path = given.pathname + given.search;
    const by = [path];
    for (;;) {
      const { status, to } = await answer(path);
      const redirected = by.length > 1;
      if (to === undefined) {
        if (status !== 200) return { kind: 'nothing', at: path, redirected };
        return by.length > 2 ? { kind: 'detour', by } : { kind: 'answers', at: path, redirected };
      }
      const next = new URL(to, new URL(path, origin));
      if (next.origin !== origin) return { kind: 'elsewhere', at: next.href };
      path = next.pathname + next.search;
      if (by.includes(path) || by.length > mostHops) return { kind: 'loop', by: [...by, path] };
      by.push(path);
    }
  };
}

interface Answer {
  readonly status: number;
  /** Where it leads on, by a header or as a page that leads on by itself. */
  readonly to: string | undefined;
}

async function ask(server: Hono, url: URL): Promise<Answer> {
  const response = await server.fetch(new Request(url));
  const { status, headers } = response;
  const location = headers.get('Location') ?? undefined;
  const isPage = status === 200 && headers.get('Content-Type')?.startsWith('text/html');
  if (isPage) return { status, to: redirectPageTarget(await response.text()) };
  await response.body?.cancel();
  return { status, to: location };
}
