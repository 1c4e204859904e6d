import { closeSync, openSync, readSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withPreviews } from '../articles/hidden.ts';
import { contentType } from '../serving/answers/content-type.ts';
import { filesBelow } from '../serving/files-below.ts';
import { headerRules } from '../serving/answers/response-headers.ts';
import { site } from '../site.ts';
import { pagePolicy, unionOfPolicies } from './combined-policy.ts';

const immutable = 'Cache-Control: public, max-age=31536000, immutable';
// Cloudflare Pages drops a longer line, the tightest limit of the hosts that read this file.
const longestLine = 2000;

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
        const { policies, feeds } = survey(fileURLToPath(dir));
        const text = headersFile({
          policy: unionOfPolicies(policies),
          feeds,
          previews: withPreviews,
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
export function survey(folder: string): Survey {
  const locations = filesBelow(folder);
  const policies = new Set<string>();
  for (const page of locations.filter((location) => location.endsWith('.html'))) {
    const policy = pagePolicy(head(page));
    if (policy !== undefined) policies.add(policy);
  }
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
  /** Whether there are previews. */
  previews: boolean;
  /** Whether the site lives under https, and only there. */
  https: boolean;
  /** Rules the owner wrote; they come last. */
  own: string;
}): string {
  const everywhere = [
    // Hosts send the headers of every rule that fits, and of two policies browsers obey both: so this one rule has to
    // let through what any page needs, 'wasm-unsafe-eval' for the search too. No other page may use that: the policy
    // in its own head still holds.
    `Content-Security-Policy: ${parts.policy ? `${parts.policy}; ` : ''}frame-ancestors 'none'`,
    'X-Content-Type-Options: nosniff',
    'X-Frame-Options: DENY',
    'Referrer-Policy: strict-origin-when-cross-origin',
    `Permissions-Policy: ${closedFeatures.map((feature) => `${feature}=()`).join(', ')}`,
    'Cross-Origin-Opener-Policy: same-origin',
    ...(parts.https ? ['Strict-Transport-Security: max-age=31536000'] : []),
  ];
  const hashed = [
    '/_astro/*',
    ...['fragment/*', 'index/*', 'filter/*', '*.pf_meta'].map((file) => `/pagefind/${file}`),
  ];
  const rules = [
    rule('/*', everywhere),
    ...hashed.map((path) => rule(path, [immutable])),
    ...[...new Set(parts.feeds.map(feedPattern))]
      .toSorted()
      .map((path) => rule(path, [`Content-Type: ${contentType(path)}`])),
    ...(parts.previews
      ? [rule('/preview/*', ['X-Robots-Tag: noindex, nofollow', 'Referrer-Policy: no-referrer'])]
      : []),
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

function head(page: string): string {
  const file = openSync(page, 'r');
  const chunk = Buffer.alloc(8192);
  let text = '';
  try {
    for (let length = 1; length > 0 && pagePolicy(text) === undefined;) {
      length = readSync(file, chunk);
      text += chunk.toString('latin1', 0, length);
      const end = text.search(/<\/head|<body/i);
      if (end >= 0) return text.slice(0, end);
    }
    return text;
  } finally {
    closeSync(file);
  }
}

function tooLong(line: string): string {
  const [name] = line.trim().split(':');
  return `The header ${name} is ${line.length} characters long; Cloudflare Pages leaves out lines of _headers above ${longestLine}. Our own server and Netlify send it. Fewer inline styles and scripts make it shorter.`;
}
