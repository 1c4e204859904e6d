import { createHash } from 'node:crypto';

// A character a byte: nothing here looks at what isn't ASCII, and reading a page as UTF-8 takes three times as long.
const bytes = 'latin1';

export interface PolicyOptions {
  /** Where forms may be sent besides the site itself. */
  readonly formTargets: readonly string[];
  /** Whether the page compiles WebAssembly, as only searching does. */
  readonly webAssembly: boolean;
}

/**
 * The Content-Security-Policy of one page: nothing from elsewhere, and of inline styles and scripts exactly
 * those that stand in it, by hash.
 * @param html the finished page, a character for each of its bytes.
 */
export function contentSecurityPolicy(html: string, options: PolicyOptions): string {
  return Object.entries({
    'default-src': ["'none'"],
    'script-src': [
      "'self'",
      ...(options.webAssembly ? ["'wasm-unsafe-eval'"] : []),
      ...hashes(html, 'script'),
    ],
    'style-src': ["'self'", ...hashes(html, 'style')],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'form-action': ["'self'", ...options.formTargets],
    'base-uri': ["'none'"],
  })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}

/** A page with its policy as the first thing in its head that could load anything. */
export function withContentSecurityPolicy(
  page: Buffer,
  options: PolicyOptions,
): Buffer<ArrayBuffer> {
  const html = page.toString(bytes);
  const policy = contentSecurityPolicy(html, options);
  const withPolicy = html.replace(
    /<meta charset="utf-8"\s*\/?>/,
    (charset) => `${charset}<meta http-equiv="content-security-policy" content="${policy}">`,
  );
  return Buffer.from(withPolicy, bytes);
}

function hashes(html: string, element: 'script' | 'style'): string[] {
  const inline = html.matchAll(
    new RegExp(
      `<${element}(?![^>]*\\ssrc=)(?![^>]*application/ld\\+json)[^>]*>([\\s\\S]*?)</${element}>`,
      'g',
    ),
  );
  return [...new Set(Array.from(inline, ([, content = '']) => source(content)))].toSorted();
}

const sources = new Map<string, string>();

/** What names inline content in a policy. The same few styles and scripts stand in all pages. */
function source(content: string): string {
  const known = sources.get(content);
  if (known !== undefined) return known;
  const made = `'sha256-${createHash('sha256').update(content, bytes).digest('base64')}'`;
  sources.set(content, made);
  return made;
}
