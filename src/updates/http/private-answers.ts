import { createMiddleware } from 'hono/factory';

/**
 * Keeps what a link shows to whoever holds the link: nothing is stored on the way, found by a search
 * engine, told to the next page, framed, or allowed to load anything.
 */
export const privateAnswers = createMiddleware(async (context, next) => {
  await next();
  const { headers } = context.res;
  const usual: Record<string, string> = {
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
  for (const [name, value] of Object.entries(usual)) {
    if (!headers.has(name)) headers.set(name, value);
  }
});
