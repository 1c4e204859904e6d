import type { Context, MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { createMiddleware } from 'hono/factory';
import type { Settings } from '../../settings.ts';
import { refusal } from '../refused-request.ts';

const form = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|$)/i;
const oneClick = /\/unsubscribe\/[^/]+$/;
const signedPage = /\/(?:confirm|preferences|export|erase|withdraw|resume|return)\/[^/]+$/;

/** Lets only a web form change anything: other kinds of request escape a browser's rules for forms. */
export const formsOnly = createMiddleware(async (context, next) => {
  const isForm = form.test(context.req.header('Content-Type') ?? '');
  return changes(context) && !isForm ? refusal(context, 'not-a-form') : next();
});

/**
 * Refuses forms that another site sent: allowed are this service's own pages and the site's.
 * One-click unsubscribing (RFC 8058) comes from mail providers, which are no browsers, and is let through.
 */
export function fromOurPages({ serviceUrl, siteUrl }: Settings): MiddlewareHandler {
  const origins = new Set([new URL(serviceUrl).origin, new URL(siteUrl).origin]);
  const guard = csrf({
    secFetchSite: 'same-origin',
    origin: (origin, context) =>
      origins.has(origin) ||
      // Our signed pages send no referrer, and so browsers without Sec-Fetch-Site call their origin
      // "null". The signed link in the address is what another site can't know.
      (origin === 'null' &&
        context.req.header('Sec-Fetch-Site') === undefined &&
        signedPage.test(context.req.path)),
  });
  return (context, next) =>
    changes(context) && !oneClick.test(context.req.path) ? guard(context, next) : next();
}

/** Only POST changes anything: no page answers to another method. */
function changes({ req }: Context): boolean {
  return req.method === 'POST';
}
