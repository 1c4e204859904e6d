import { existsSync } from 'node:fs';
import { getEntry } from 'astro:content';
import { defineMiddleware } from 'astro:middleware';
import { html } from 'hono/html';

const collections = {
  '/articles/[slug]': ['articles', 'slug'],
  '/topics/[topic]': ['topics', 'topic'],
  '/[page]': ['pages', 'page'],
} as const;

/** Gives every page of the development server the link that opens its source. */
export const onRequest = defineMiddleware(async ({ routePattern, params }, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.includes('text/html')) return response;
  const file = await sourceOf(routePattern, params);
  if (!file) return response;
  const link = String(await editLink(file));
  const page = await response.text();
  return new Response(
    page.replace('</body>', (end) => `${link}${end}`),
    response,
  );
});

/** The file somebody edits to change what a page says: its content where it has a file of its own, else the page itself. */
async function sourceOf(
  pattern: string,
  params: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const [collection, name] =
    Object.entries(collections).find(([route]) => route === pattern)?.[1] ?? [];
  const slug = name && params[name];
  if (collection && slug) {
    const entry = await getEntry(collection, slug);
    if (entry?.filePath) return entry.filePath;
  }
  const page = `src/pages${pattern.replace(/\/$/, '')}`;
  return [`${page}.astro`, `${page}/index.astro`].find(existsSync);
}

// The answer of the development server is empty: a hidden frame takes it, so that the page stays.
function editLink(file: string): ReturnType<typeof html> {
  return html`<aside id="edit-in-place" aria-label="Only while you write">
    <style>
      #edit-in-place {
        position: fixed;
        inset-block-end: 0;
        inset-inline-start: 0;
        z-index: 1;
        display: grid;
        justify-items: start;
        max-inline-size: 100%;
        padding: var(--space-1) var(--space-3);
        border: var(--line) solid var(--rule-strong);
        background: var(--paper);
        font-size: var(--step--1);
      }
      #edit-in-place small {
        color: var(--graphite);
        font-size: inherit;
      }
      #edit-in-place:not(:hover, :focus-within) small {
        display: none;
      }
      body:has(#edit-in-place) {
        padding-block-end: 3rem;
      }
      @media print {
        #edit-in-place {
          display: none;
        }
      }
    </style>
    <a href="/__open-in-editor?file=${encodeURIComponent(file)}" target="edit-in-place"
      >Edit ${file}</a
    >
    <small>If nothing opens, name your editor in .env, such as LAUNCH_EDITOR=code</small>
    <iframe name="edit-in-place" title="Answers of the editor" hidden></iframe>
  </aside> `;
}
