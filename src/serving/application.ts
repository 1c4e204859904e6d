import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { builtFiles, find } from './built-files.ts';
import { fileResponse } from './file-response.ts';
import { oldAddresses, redirectFiles, redirection } from './redirect-rules.ts';
import { headerRules, headersFor } from './response-headers.ts';
import { unexpectedError } from './unexpected-error.ts';

// These two describe a file: on an error page at the file's address they would be wrong.
const describesFile = (name: string): boolean =>
  name === 'cache-control' || name === 'content-type';

/**
 * Builds the site's HTTP application.
 *
 * Answers from the built files as they stand in `folder` now, with the headers of its `_headers` file
 * and the old addresses of its `_redirects` file, so that a static host answers alike.
 * @param services applications by the path they answer under; the headers for that path are added to
 * what they say, and their own win.
 * @throws an error with a sentence when the folder isn't there or one of these files can't be read.
 */
export async function application(
  folder: string,
  services: Readonly<Record<string, Hono>> = {},
): Promise<Hono> {
  const files = builtFiles(folder);
  const rules = headerRules(await textOf(join(folder, '_headers')));
  const moved = await Promise.all(
    Object.values(redirectFiles).map(async (file) =>
      oldAddresses(await textOf(join(folder, file)), file),
    ),
  );
  const newAddress = redirection(moved.flat());
  const respond = fileResponse();
  const app = new Hono();

  app.onError(unexpectedError);
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of headersFor(rules, context.req.path)) {
      if (!describesFile(name) && !context.res.headers.has(name)) context.header(name, value);
    }
  });
  for (const [path, service] of Object.entries(services)) app.route(path, service);

  app.get('*', etag(), async (context) => {
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
      for (const [name, value] of headersFor(rules, requested.pathname)) {
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

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
