import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { html, raw } from 'hono/html';
import { site } from '../../site.ts';
import type { SiteFrame } from './site-frame.ts';

/** Markup whose holes were escaped by `html`. */
export type Markup = ReturnType<typeof html>;

// Enough to read by, where the site's own frame can't be had.
const css = `
:root { color-scheme: light dark; }
body { max-inline-size: 38rem; margin-inline: auto; padding: 1rem; font: 1.125rem/1.55 Georgia, serif; overflow-wrap: break-word; }
.coupon { padding: 1.5rem; border: 3px dashed; }
label { display: block; min-block-size: 2.75rem; }
fieldset { border: 0; padding: 0; }
input[type=email] { inline-size: 100%; box-sizing: border-box; }
input[type=email], button { min-block-size: 2.75rem; font: inherit; }
pre { white-space: pre-wrap; }
`;

/** Whether the site and the service share an address. */
export const isBeside = site.updates.service?.startsWith('/') ?? false;

/** The site, from here: a path where both share an address, so that it holds on a machine of one's own too. */
export const home = isBeside ? '/' : site.url;

/** What a plain page may load: its own style and nothing else, neither a script nor a request to anywhere. */
export const plainPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * A whole page, plainly. {@link inSiteFrame} puts what it says into the site's frame.
 * @param content begins with the panel that holds the heading.
 * @param offersArticles whether a few articles stand under it, where the site's frame has some.
 */
export function page(title: string, content: Markup, offersArticles = false): Markup {
  return html`<!doctype html>
    <html lang="${site.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${site.name}</title>
        ${raw(`<style>${css}</style>`)}
      </head>
      <body>
        <header><a href="${home}">${site.name}</a></header>
        <main${offersArticles ? raw(' data-offers-articles') : ''}>${content}</main>
        <footer>
          <p><a href="${home}">Back to the articles</a></p>
        </footer>
      </body>
    </html>`;
}

/**
 * Puts the pages of {@link page} into the site's frame, and says what a page may load. A page that has a policy of its
 * own stays as it is.
 */
export function inSiteFrame(currentFrame: () => Promise<SiteFrame | undefined>): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    if (headers.has('Content-Security-Policy')) return;
    const frame = headers.get('Content-Type')?.startsWith('text/html')
      ? await currentFrame()
      : undefined;
    headers.set('Content-Security-Policy', frame?.policy ?? plainPolicy);
    if (!frame) return;
    const plain = await context.res.text();
    const [, title = '', offer = '', content = ''] =
      /<title>([^<]*)<\/title>[\s\S]*?<main( data-offers-articles)?>([\s\S]*)<\/main>/.exec(
        plain,
      ) ?? [];
    context.res = new Response(
      frame.wrap({ title, content, offersArticles: offer !== '' }),
      context.res,
    );
  };
}

/** The panel with a page's heading, what it has to say, and at most one button. */
export function coupon(heading: string, ...content: readonly Markup[]): Markup {
  return html`<div class="coupon">
    <h1>${heading}</h1>
    ${content}
  </div>`;
}

/** A page that only says something. */
export function notice(heading: string, ...sentences: readonly string[]): Markup {
  return page(
    heading,
    coupon(
      heading,
      html`${sentences.map((text) => html`<p>${text}</p>`)}`,
      html`<p><a href="${home}">On to the articles</a></p>`,
    ),
  );
}
