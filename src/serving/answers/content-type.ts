import { basename } from 'node:path';
import { getMimeType } from 'hono/utils/mime';

const feeds = new Map([
  ['rss.xml', 'application/rss+xml; charset=utf-8'],
  ['feed.json', 'application/feed+json; charset=utf-8'],
]);

/** The `Content-Type` of a file, by its name. Feeds are known by the names this site gives them. */
export function contentType(path: string): string {
  return feeds.get(basename(path)) ?? getMimeType(path) ?? 'application/octet-stream';
}
