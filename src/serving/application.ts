import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { find } from './built-files.ts';
import { builtSite } from './built-site.ts';
import { fileResponse } from './answers/file-response.ts';
import { headersFor } from './answers/response-headers.ts';
import { unexpectedError } from './answers/unexpected-error.ts';

// These two describe a file: on an error page at the file's address they would be wrong.
const describesFile = (name: string): boolean =>
  name === 'cache-control' || name === 'content-type';

/**
 * Builds the site's HTTP application.
 *
 * Answers from the built files of the last build that finished in `folder`, with the headers of its `_headers` file
 * and the old addresses of its `_redirects` file, so that a static host answers alike.
 * @param services applications by the path they answer under; the headers for that path are added to
 * what they say, and their own win.
 * @throws an error with a sentence when the folder isn't there or one of these files can't be read.
 */
export async function application(
  folder: string,
  services: Readonly<Record<string, Hono>> = {},
): Promise<Hono> {
  const current = await builtSite(folder);
  const respond = fileResponse();
  const app = new Hono();

  app.onError(unexpectedError);
  app.use(async (context, next) => {
    await next();
    const { headers } = await current();
    for (const [name, value] of headersFor(headers, context.req.path)) {
      if (!describesFile(name) && !context.res.headers.has(name)) context.header(name, value);
    }
  });
  for (const [path, service] of Object.entries(services)) app.route(path, service);

  app.get('*', etag(), async (context) => {
    const { files, headers, newAddress } = await current();
    const requested = new URL(context.req.url);
    const location = newAddress(requested);
    context.header('Cache-Control', 'no-cache');
    if (location !== undefined) return context.redirect(location, 301);
    const found = find(files, requested.pathname);
    if (found === undefined) {
      const page = files.get('/404.html');
      return page
        ? respond(context, page, { status: 404 })
        : context.text('There is no page at this address.\n', 404);
    }
    if (typeof found === 'string') return context.redirect(found + requested.search, 301);
    const response = await respond(context, found);
    if (response.ok) {
      for (const [name, value] of headersFor(headers, requested.pathname)) {
        if (describesFile(name)) response.headers.set(name, value);
      }
    }
    return response;
  });
  app.all('*', (context) =>
    context.text('This address can only be read.\n', 405, { Allow: 'GET, HEAD' }),
  );
  return app;
}
