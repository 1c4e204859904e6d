import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What stands around the words of every page: the site's own masthead, footer and styles. */
export interface SiteFrame {
  /** The finished page. */
  wrap(page: FramedPage): string;
  /** The Content-Security-Policy of every page in it. */
  readonly policy: string;
}

/** What a page says. */
export interface FramedPage {
  readonly title: string;
  /** What stands in `main`. */
  readonly content: string;
  /** Whether it offers a few articles under its words. */
  readonly offersArticles: boolean;
}

/** Where the build leaves the frame, beside the manifest. */
const framePath = 'updates/frame/index.html';

/** How long a frame that comes over the network is used before it is asked for again, in milliseconds. */
const oldestCopy = 10 * 60_000;

/**
 * Finds the frame that the build left beside the manifest, again after each build. Where none can be had, there is none:
 * a page is whole without it.
 * @param manifest the manifest's file or address.
 * @param place.site the site's address, where the frame's links lead when the service has an address of its own.
 * @param place.service the path of the service, ending in "/".
 * @param place.isBeside whether site and service share an address.
 * @param now the clock, in milliseconds.
 */
export function siteFrame(
  manifest: string,
  { site, service, isBeside }: { site: string; service: string; isBeside: boolean },
  now: () => number = Date.now,
): () => Promise<SiteFrame | undefined> {
  let known: { version: number; frame: SiteFrame | undefined } | undefined;
  return async () => {
    const isOnline = /^https?:\/\//.test(manifest);
    const file = isOnline ? new URL(framePath, manifest).href : join(dirname(manifest), framePath);
    const version = isOnline
      ? Math.floor(now() / oldestCopy)
      : (await stat(file).catch(() => undefined))?.mtimeMs;
    if (version === undefined) return known?.frame;
    if (known?.version === version) return known.frame;
    const html = await (isOnline ? fetched(file) : readFile(file, 'utf8').catch(() => undefined));
    const frame =
      html === undefined
        ? known?.frame
        : frameFrom(withOwnForm(isBeside ? html : from(html, site), service));
    known = { version, frame };
    return frame;
  };
}

/**
 * Makes a frame of a built page.
 * @returns nothing when the page hasn't the parts a frame needs.
 */
export function frameFrom(html: string): SiteFrame | undefined {
  const [, policy] =
    /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(html) ?? [];
  const parts =
    /^([\s\S]*<title>)[^<]*(<\/title>[\s\S]*<main[^>]*>)([\s\S]*)(<\/main>[\s\S]*)$/.exec(html);
  if (policy === undefined || !parts) return undefined;
  const [, start = '', head = '', inside = '', end = ''] = parts;
  const [, articles = ''] = /<template id="begin-with">([\s\S]*?)<\/template>/.exec(inside) ?? [];
  return {
    policy: `${policy}; frame-ancestors 'none'`,
    wrap: ({ title, content, offersArticles }) =>
      `${start}${title}${head}<div class="updates">${content}</div>${offersArticles ? articles : ''}${end}`,
  };
}

/** Leads “Get updates” to the service's own form: these pages have no other. */
const withOwnForm = (html: string, service: string): string =>
  html.replaceAll('href="#updates"', `href="${service}subscribe"`);

/** The frame for a service under another address: full links, and no fonts, which browsers share within one address. */
function from(html: string, site: string): string {
  const withoutFonts = html
    .replace(/<link\b[^>]*\bas="font"[^>]*>/g, '')
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/\b(href|src|action)="\/(?!\/)/g, `$1="${new URL('/', site).href}`);
  const styles = [...withoutFonts.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)];
  const hashes = styles.map(
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
  const origin = new URL(site).origin;
  return withoutFonts.replace(
    /(http-equiv="content-security-policy" content=")([^"]*)"/,
    (_, opening: string, policy: string) =>
      `${opening}${policy
        .replace(/script-src [^;]*/, (sources) => `${sources} ${origin}`)
        .replace(/style-src [^;]*/, ["style-src 'self'", ...new Set(hashes)].join(' '))
        .replace(/img-src [^;]*/, (sources) => `${sources} ${origin}`)}"`,
  );
}

async function fetched(address: string): Promise<string | undefined> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
