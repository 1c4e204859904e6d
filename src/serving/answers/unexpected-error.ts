import type { Context } from 'hono';

/**
 * Answers with a small page, and says on standard error what went wrong. A file that is gone is most likely one that
 * a build is just making anew.
 */
export function unexpectedError(error: Error, context: Context): Response {
  context.header('Cache-Control', 'no-store');
  if ('code' in error && error.code === 'ENOENT') {
    context.header('Retry-After', '10');
    return context.html(beingPublished, 503);
  }
  process.stderr.write(`${errorLine(error, context.req.method, context.req.path)}\n`);
  return context.html(wentWrong, 500);
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

const wentWrong = page(
  'Something went wrong here',
  'It isn’t your doing. Please try again in a minute, or start from <a href="/">the home page</a>.',
);
const beingPublished = page(
  'New words are on their way',
  'The site is being published just now. Please try again in a few seconds.',
);

function page(heading: string, sentence: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${heading}</title></head>
<body><main><h1>${heading}</h1><p>${sentence}</p></main></body>
</html>
`;
}
