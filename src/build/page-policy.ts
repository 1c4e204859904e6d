import { createHash } from 'node:crypto';

export interface PolicyOptions {
  /** Where forms may be sent besides the site itself. */
  readonly formTargets: readonly string[];
}

/**
 * The Content-Security-Policy of one page: nothing from elsewhere, and of inline styles and scripts exactly
 * those that stand in it, by hash.
 * @param html the finished page.
 */
export function contentSecurityPolicy(html: string, options: PolicyOptions): string {
  return Object.entries({
    'default-src': ["'none'"],
    'script-src': ["'self'", ...hashes(html, 'script')],
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
export function withContentSecurityPolicy(html: string, options: PolicyOptions): string {
  const policy = contentSecurityPolicy(html, options);
  return html.replace(
    /<meta charset="utf-8"\s*\/?>/,
    (charset) => `${charset}<meta http-equiv="content-security-policy" content="${policy}">`,
  );
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
  const made = `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
  sources.set(content, made);
  return made;
}
