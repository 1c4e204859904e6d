import { existsSync } from 'node:fs';
import { getEntry } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import { defineMiddleware } from 'astro:middleware';
import { html } from 'hono/html';
import { articleOnDesk } from './desk/article-on-desk.ts';
import { previewAt } from './desk/preview.ts';
import { site } from '../site.ts';

const collections = {
  '/articles/[slug]': ['articles', 'slug'],
  '/topics/[topic]': ['topics', 'topic'],
  '/[page]': ['pages', 'page'],
} as const;

/** Gives every page of the development server the author's desk: the link that opens its source, and what there is to say of it. */
export const onRequest = defineMiddleware(async ({ routePattern, params, url }, next) => {
  const preview = await previewAt(url.pathname);
  if (preview) return preview;
  const entry = await entryOf(routePattern, params);
  try {
    const response = await next();
    if (!response.headers.get('content-type')?.includes('text/html')) return response;
    const file = entry?.filePath ?? pageFile(routePattern);
    if (!file) return response;
    const link = String(await desk(file, entry));
    const page = await response.text();
    return new Response(
      page.replace('</body>', (end) => `${link}${end}`),
      response,
    );
  } catch (error) {
    if (!entry?.filePath) throw error;
    return brokenPage(entry.filePath, entry, error);
  }
});

/** The desk alone, where what the file says keeps its page from being shown: it says what to mend. */
async function brokenPage(file: string, entry: Entry, error: unknown): Promise<Response> {
  const page = html`<!doctype html>
    <html lang="${site.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Not yet: ${entry.id}</title>
        <link rel="stylesheet" href="/src/styles/tokens.css" />
        <link rel="stylesheet" href="/src/authoring/desk/outside-the-site.css" />
      </head>
      <body>
        <h1>This page can’t be shown yet</h1>
        <p>The desk says what to mend. Save the file, and the page comes back by itself.</p>
        <pre class="reason" tabindex="0">
${error instanceof Error ? error.message : String(error)}</pre>
        ${desk(file, entry, true)}
      </body>
    </html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return new Response(String(await page), { status: 500, headers });
}

type Entry = CollectionEntry<'articles' | 'topics' | 'pages'>;

/** The article, topic or page that a page shows, where it has a file of its own. */
async function entryOf(
  pattern: string,
  params: Readonly<Record<string, string | undefined>>,
): Promise<Entry | undefined> {
  const [collection, name] =
    Object.entries(collections).find(([route]) => route === pattern)?.[1] ?? [];
  const slug = name && params[name];
  const entry = collection && slug ? await getEntry(collection, slug) : undefined;
  return entry?.filePath ? entry : undefined;
}

/** The file somebody edits to change what a page says that has no content of its own. */
function pageFile(pattern: string): string | undefined {
  const page = `src/pages${pattern.replace(/\/$/, '')}`;
  return [`${page}.astro`, `${page}/index.astro`].find(existsSync);
}

// The answer of the development server is empty: a hidden frame takes it, so that the page stays.
function desk(file: string, entry: Entry | undefined, isOpen = false): ReturnType<typeof html> {
  const link = html`<a
    href="/__open-in-editor?file=${encodeURIComponent(file)}"
    target="edit-in-place"
    >Edit ${file}</a
  >`;
  return html`<aside id="edit-in-place" aria-label="Only while you write" data-file="${file}">
    <link rel="stylesheet" href="/src/authoring/desk/desk.css" />
    ${
      entry &&
      html`<details ${isOpen ? 'open' : ''}>
          <summary>The desk <span role="status"></span></summary>
          <div class="on-desk">
            <ol aria-label="What the check says"></ol>
            ${entry.collection === 'articles' ? articleOnDesk(entry) : ''}
          </div>
        </details>
        <script type="module" src="/src/authoring/desk/desk-script.ts"></script>`
    }
    ${link}
    <small>If nothing opens, name your editor in .env, such as LAUNCH_EDITOR=code</small>
    <iframe name="edit-in-place" title="Answers of the editor" hidden></iframe>
  </aside> `;
}
