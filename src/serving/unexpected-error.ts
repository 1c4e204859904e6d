import type { Context } from 'hono';

/** Says on standard error what went wrong, and answers with a small page. */
export function unexpectedError(error: Error, context: Context): Response {
  process.stderr.write(`${errorLine(error, context.req.method, context.req.path)}\n`);
  context.header('Cache-Control', 'no-store');
  return context.html(page, 500);
}

/**
 * One line about an error: when, which request, what, and where in the code. Queries are left out and
 * people's mail addresses blotted out, so a log can be shown to anybody.
 */
export function errorLine(error: Error, method: string, path: string): string {
  const [, place = ''] = /\n\s+at (?!.*\bnode:)(.*)/.exec(error.stack ?? '') ?? [];
  const line = `${new Date().toISOString()} 500 ${method} ${path}: ${error.message} (${place})`;
  return line
    .replace(/[^\s"'<>()/:,;=]+(?:@|%40)[^\s"'<>()/:,;=]+/gi, '[mail address]')
    .replace(/\p{Cc}+/gu, ' ');
}

const page = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Something went wrong</title></head>
<body><main><h1>Something went wrong here</h1><p>It isn't your doing. Please try again in a minute, or start from <a href="/">the home page</a>.</p></main></body>
</html>
`;
