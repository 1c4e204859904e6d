import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { site } from '../../site.ts';

/** Markup whose holes were escaped by `html`. */
export type Markup = ReturnType<typeof html>;

const css = `
:root { color-scheme: light dark; --ink: light-dark(#15140f, #f3efe2); --paper: light-dark(#fffefa, #15140f); --marker: #ffd83d; --on-marker: #15140f; }
* { box-sizing: border-box; }
body { margin: 0; min-block-size: 100vh; background: var(--paper); color: var(--ink); font: 1.125rem/1.55 'Source Serif 4', Charter, Georgia, serif; overflow-wrap: break-word; }
header, main, footer { max-inline-size: 38rem; margin-inline: auto; padding-inline: 1rem; }
header { padding-block: 1.5rem; border-block-end: 3px solid; }
h1, h2, header, button, .button, legend, label { font-family: system-ui, 'Helvetica Neue', Helvetica, Arial, sans-serif; font-weight: 800; }
h1 { margin: 0 0 .75rem; font-size: clamp(1.75rem, 1.2rem + 3vw, 2.75rem); line-height: 1.05; letter-spacing: -.02em; text-wrap: balance; }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; line-height: 1.2; }
p { margin: 0 0 1rem; }
a { color: inherit; text-decoration-thickness: 2px; text-underline-offset: 3px; }
header a { text-decoration: none; font-size: 1.25rem; }
.coupon { margin-block: 2rem; padding: clamp(1.25rem, 5vw, 2.5rem); background: var(--marker); color: var(--on-marker); color-scheme: light; border: 3px dashed; }
.coupon > :last-child, .coupon form > :last-child { margin-block-end: 0; }
label { display: block; font-size: 1rem; }
fieldset { min-inline-size: 0; margin: 0 0 1.25rem; padding: 0; border: 0; }
legend { padding: 0; font-size: 1rem; }
fieldset label { display: flex; gap: .6rem; align-items: center; min-block-size: 2.75rem; font-weight: 500; }
input[type=radio] { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: #15140f; }
input[type=email] { inline-size: 100%; min-block-size: 3rem; margin-block: .35rem 1.25rem; padding: .5rem .75rem; font: inherit; color: #15140f; background: #fff; border: 2px solid #15140f; border-radius: 0; }
.wrong { margin: .35rem 0 0; font-weight: 700; }
button, .button { display: inline-block; max-inline-size: 100%; min-block-size: 3rem; padding: .7rem min(1.4rem, 5vw); overflow-wrap: anywhere; font-size: 1.05rem; line-height: 1.3; color: var(--paper); background: var(--ink); border: 2px solid var(--ink); border-radius: 0; cursor: pointer; text-decoration: none; }
.coupon button, .coupon .button { color: #fff; background: #15140f; border-color: #15140f; }
.quiet button { color: inherit; background: transparent; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
.coupon :focus-visible { outline-color: var(--on-marker); }
table { border-collapse: collapse; inline-size: 100%; }
th, td { padding: .5rem .75rem .5rem 0; text-align: start; vertical-align: top; border-block-end: 1px solid; }
pre { white-space: pre-wrap; font: 1rem/1.5 ui-monospace, monospace; }
footer { padding-block: 1rem 3rem; font-size: 1rem; }
@media (forced-colors: active) { .coupon { border-color: CanvasText; } button, .button { border-color: ButtonText; } }
`;

/** The site, from here: a path where both share an address, so that it holds on a machine of one's own too. */
const home = site.updates.service?.startsWith('/') ? '/' : site.url;

/** Allows this page's own style and nothing else, neither a script nor a request to anywhere. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * A whole page in the site's style. It works without script and asks nothing of any server.
 * @param content begins with the panel that holds the heading.
 */
export function page(title: string, content: Markup): Markup {
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
        <main>${content}</main>
        <footer>
          <p><a href="${home}">Back to the articles</a></p>
        </footer>
      </body>
    </html>`;
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
  return page(heading, coupon(heading, html`${sentences.map((text) => html`<p>${text}</p>`)}`));
}
