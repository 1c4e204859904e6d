import { open, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { contentType } from '../serving/content-type.ts';
import { headerRules } from '../serving/response-headers.ts';
import { site } from '../site.ts';
import { pagePolicy, unionOfPolicies } from './site-policy.ts';
import { inParallel } from './in-parallel.ts';

const immutable = 'Cache-Control: public, max-age=31536000, immutable';
// Cloudflare Pages drops a longer line, the tightest limit of the hosts that read this file.
const longestLine = 2000;
const filesAtOnce = 32;

/** Writes `_headers` into the built site, for static hosts and for our own server. */
export function responseHeaders(): AstroIntegration {
  let ownRules: URL;
  return {
    name: 'response-headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        ownRules = new URL('_headers', config.publicDir);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { policies, feeds } = await survey(fileURLToPath(dir));
        const text = headersFile({
          policy: unionOfPolicies(policies),
          feeds,
          https: site.url.startsWith('https:'),
          own: await readFile(ownRules, 'utf8').catch(() => ''),
        });
        headerRules(text);
        for (const line of text.split('\n').filter(({ length }) => length > longestLine)) {
          logger.warn(tooLong(line));
        }
        await writeFile(new URL('_headers', dir), text);
      },
    },
  };
}

/** What the built files say that belongs into the headers. */
export interface Survey {
  /** The pages' content security policies, each once. */
  policies: ReadonlySet<string>;
  /** The feeds' paths. */
  feeds: readonly string[];
}

/** Looks through a built site. Of a page, no more is read than it takes to find its policy. */
export async function survey(folder: string): Promise<Survey> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const locations = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const policies = new Set<string>();
  const pages = locations.filter((location) => location.endsWith('.html'));
  await inParallel(pages, filesAtOnce, async (page) => {
    const policy = pagePolicy(await head(page));
    if (policy !== undefined) policies.add(policy);
  });
  const feeds = locations
    .filter((location) => ['rss.xml', 'feed.json'].includes(basename(location)))
    .map((location) => `/${relative(folder, location).split(sep).join('/')}`);
  return { policies, feeds };
}

/** The text of a `_headers` file. The same input gives the same text, whatever the order of the feeds. */
export function headersFile(parts: {
  /** What all pages need; may be empty. */
  policy: string;
  feeds: readonly string[];
  /** Whether the site lives under https, and only there. */
  https: boolean;
  /** Rules the owner wrote; they come last. */
  own: string;
}): string {
  const everywhere = [
    `Content-Security-Policy: ${parts.policy ? `${parts.policy}; ` : ''}frame-ancestors 'none'`,
    'X-Content-Type-Options: nosniff',
    'X-Frame-Options: DENY',
    'Referrer-Policy: strict-origin-when-cross-origin',
    `Permissions-Policy: ${closedFeatures.map((feature) => `${feature}=()`).join(', ')}`,
    'Cross-Origin-Opener-Policy: same-origin',
    ...(parts.https ? ['Strict-Transport-Security: max-age=31536000'] : []),
  ];
  const hashed = ['/_astro/*', '/pagefind/fragment/*', '/pagefind/index/*'];
  const rules = [
    rule('/*', everywhere),
    ...hashed.map((path) => rule(path, [immutable])),
    ...[...new Set(parts.feeds.map(feedPattern))]
      .toSorted()
      .map((path) => rule(path, [`Content-Type: ${contentType(path)}`])),
  ];
  return `${[...rules, parts.own.trim()].filter(Boolean).join('\n')}\n`;
}

const closedFeatures = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/** One rule for all feeds of a room: some hosts take a hundred rules, and months grow on for years. */
function feedPattern(path: string): string {
  const segments = path.split('/');
  return segments.length > 3 ? `/${segments[1]}/*/${segments.at(-1)}` : path;
}

function rule(path: string, headers: readonly string[]): string {
  return [path, ...headers.map((header) => `  ${header}`)].join('\n');
}

async function head(page: string): Promise<string> {
  const file = await open(page);
  let text = '';
  try {
    for await (const chunk of file.createReadStream({ highWaterMark: 8192, autoClose: false })) {
      text += (chunk as Buffer).toString('latin1');
      const end = text.search(/<\/head|<body/i);
      if (end >= 0) return text.slice(0, end);
      if (pagePolicy(text) !== undefined) break;
    }
  } finally {
    await file.close();
  }
  return text;
}

function tooLong(line: string): string {
  const [name] = line.trim().split(':');
  return `The header ${name} is ${line.length} characters long; Cloudflare Pages leaves out lines of _headers above ${longestLine}. Our own server and Netlify send it. Fewer inline styles and scripts make it shorter.`;
}
