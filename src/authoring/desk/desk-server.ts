import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { relative, resolve } from 'node:path';
import type { ViteDevServer } from 'vite';
import { cacheFolder, contentFolder } from '../../articles/content-folder.ts';
import { buildTime } from '../../clock.ts';
import { writeWholeFile } from '../../whole-file.ts';
import { checkSite } from '../check/check-site.ts';
import type { Finding } from '../check/finding.ts';
import { publishOn } from './publish-on.ts';

/** What the page of a file asks the development server for. */
export const deskPath = '/__desk/';

/** Answers the desk of each page: what the check says of its file, and the day to write into it. */
export function serveDesk({ middlewares, watcher, ws }: ViteDevServer): void {
  watcher.on('all', (_, path) => {
    if (!relative(contentFolder, path).startsWith('..'))
      ws.send({ type: 'custom', event: 'desk:saved' });
  });
  middlewares.use(deskPath, (request, response) => {
    void answer(request).then(
      (found) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(found));
      },
      (error: unknown) => {
        response.statusCode = 400;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ sentence: error instanceof Error ? error.message : '' }));
      },
    );
  });
}

async function answer(request: IncomingMessage): Promise<readonly Finding[] | { done: true }> {
  const { searchParams } = new URL(request.url ?? '', 'http://desk.invalid');
  const file = resolve(searchParams.get('file') ?? '');
  const { site, findings } = await checkSite({
    content: contentFolder,
    cache: cacheFolder,
    now: buildTime,
  });
  if (!site.files.some((known) => resolve(known.file) === file)) {
    throw new Error(`${file} is no article, page or topic.`);
  }
  if (request.method !== 'POST')
    return findings.filter((finding) => resolve(finding.file) === file);
  // Other sites can't send this type without being asked about it first, which nobody answers.
  if (request.headers['content-type'] !== 'application/json') throw new Error('Send JSON.');
  const { day } = JSON.parse(await text(request)) as { day: unknown };
  await writeWholeFile(file, publishOn(await readFile(file, 'utf8'), String(day)));
  return { done: true };
}
