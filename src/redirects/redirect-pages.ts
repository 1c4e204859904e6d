import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { oldAddresses, redirectFiles, type OldAddress } from '../serving/redirect-rules.ts';
import { site } from '../site.ts';

/**
 * Writes `_redirects`, a page at every old address in it for hosts that don't read that file, and the file for
 * old addresses that only their query tells, which our own server reads.
 * It has to run after the search index, which has no use for those pages.
 */
export function redirects(): AstroIntegration {
  return {
    name: 'redirects',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        // A page's file name can't begin with an underscore, so this route is named here.
        injectRoute({
          pattern: `/${redirectFiles.plain}`,
          entrypoint: './src/redirects/redirects-file.ts',
        });
        injectRoute({
          pattern: `/${redirectFiles.byQuery}`,
          entrypoint: './src/redirects/query-redirects-file.ts',
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const addresses = await readOldAddresses(resolve(folder, redirectFiles.plain));
        await writeRedirectPages(folder, addresses, site);
        if (addresses.length > 0) logger.info(`${addresses.length} old addresses lead on`);
      },
    },
  };
}

/**
 * Writes the pages that lead on from old addresses.
 * @throws an error with a sentence when an old address is that of a page, or leads out of the folder.
 */
export async function writeRedirectPages(
  folder: string,
  addresses: readonly OldAddress[],
  about: { url: string; language: string },
): Promise<void> {
  const written = new Set<string>();
  for (const { from, to } of addresses) {
    const location = pageLocation(folder, from);
    const page = redirectPage(to, about);
    try {
      await mkdir(dirname(location), { recursive: true });
      // A build into a folder that wasn't emptied finds its own pages there.
      const ours = !written.has(location) && (await isRedirectPage(location));
      await writeFile(location, page, { flag: ours ? 'w' : 'wx' });
      written.add(location);
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? error.code : undefined;
      if (reason !== 'EEXIST' && reason !== 'ENOTDIR') throw error;
      throw new Error(
        `The old address "${from}" can't lead to "${to}": something else is at that address already. Take it out of the article's "redirectFrom" or of src/site.ts, or give the other page another address.`,
        { cause: error },
      );
    }
  }
}

/**
 * Where the page for an old address lies: at that very file for an address that ends in `.html`, else
 * as the index of a folder.
 * @throws an error with a sentence when that would be outside of `folder`.
 */
export function pageLocation(folder: string, from: string): string {
  const segments = from.split('/').filter(Boolean).map(decodeURIComponent);
  const isFile = /\.html?$/i.test(from);
  const location = resolve(folder, ...segments, ...(isFile ? [] : ['index.html']));
  const inside = relative(resolve(folder), location);
  const strange = segments.some((name) => /^\.\.?$|[/\\\0]/.test(name));
  if (strange || inside.startsWith(`..${sep}`)) {
    throw new Error(
      `The old address "${from}" leads out of the site: write a plain path, such as /blog/old-post.`,
    );
  }
  return location;
}

/** A page that leads on at once, without a script. */
export function redirectPage(to: string, about: { url: string; language: string }): string {
  const address = escaped(to);
  return `<!DOCTYPE html>
<html lang="${escaped(about.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${opening}${address}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${escaped(new URL(to, about.url).href)}">
</head>
<body>
<main>
<h1>This page has moved</h1>
<p>It is now at <a href="${address}">${address}</a>.</p>
</main>
</body>
</html>
`;
}

/** Where a page leads on to at once, if it is one of {@link redirectPage}. */
export function redirectPageTarget(page: string): string | undefined {
  const begins = page.indexOf(opening);
  if (begins === -1) return undefined;
  const [address = ''] = page.slice(begins + opening.length).split('"');
  return address
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const opening = `<title>This page has moved</title>
<meta http-equiv="refresh" content="0; url=`;

async function readOldAddresses(location: string): Promise<OldAddress[]> {
  try {
    return oldAddresses(await readFile(location, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function isRedirectPage(location: string): Promise<boolean> {
  return (await readFile(location, 'utf8').catch(() => '')).includes(opening);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
