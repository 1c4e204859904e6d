import { quoted } from '../losses.ts';
import type { Lose } from '../losses.ts';

const known = new Set(
  'audio caption contact-form contact-form-7 embed gallery gravityform mc4wp_form ninja_form playlist soundcloud video vimeo wp_caption wpforms youtube'.split(
    ' ',
  ),
);
const tag = /\[(\/?)([a-z][\w-]*)([\s=][^[\]<>]*?)?(\/?)\](?!\])/gi;
const attribute = /^\s+[\w-]+\s*=\s*(?:["'“”″]|&quot;|&#8\d\d\d;)/;

/**
 * Replaces the shortcodes of WordPress in a body: captions become figures, embedded addresses become frames
 * for the next step to link to, and of all others what they hold stays. Brackets that only look like one stay.
 * @param lose is told of each that couldn't come along.
 */
export function withoutShortcodes(html: string, lose: Lose): string {
  if (!html.includes('[')) return html;
  return outsideCode(withCode(html), (piece) => {
    const media = withMedia(withCaptions(piece), lose);
    const tags = [...media.matchAll(tag)];
    const names = (closing: boolean): Set<string> =>
      new Set(
        tags.filter(([, slash]) => (slash === '/') === closing).map(([, , name]) => lower(name)),
      );
    const opened = names(false);
    const closed = names(true);
    let endedAt = -1;
    return media.replaceAll(
      tag,
      (whole: string, slash: string, name: string, attributes: string, end: string, at: number) => {
        const word = lower(name);
        const isOne = slash
          ? opened.has(word)
          : known.has(word) || closed.has(word) || end || attribute.test(attributes ?? '');
        if (!isOne) return whole;
        // Where one ends and the next begins, so do their words.
        const apart = !slash && endedAt === at ? ' ' : '';
        endedAt = slash ? at + whole.length : -1;
        if (!slash) lose(lostSentence(whole, word));
        return apart;
      },
    );
  });
}

// What plugins called the shortcodes that show code: their own names, and those of languages.
const codeNames =
  'sourcecode|source|code|crayon|prism|highlight|bash|css|html|java|javascript|js|json|php|plain|powershell|python|ruby|sql|text|xml';
const codeEnd = new RegExp(String.raw`\[/(?:${codeNames})\]`, 'i');
const codeOrOther = new RegExp(
  String.raw`<!--[^]*?-->|<(?:pre|code|script|style)\b[^]*?</(?:pre|code|script|style)>|\[(${codeNames})\b([^\]<>]*)\]([^]*?)\[/\1\]`,
  'gi',
);

/** Shortcodes of code as the code they showed, whose signs mean themselves; one in code is an example. */
function withCode(html: string): string {
  if (!codeEnd.test(html)) return html;
  return html.replace(codeOrOther, (whole, name?: string, attributes = '', code = '') => {
    if (name === undefined) return whole;
    const named = /\b(?:lang|language)\s*=\s*["']?([\w+#-]+)/i.exec(attributes)?.[1];
    const generic = /^(?:sourcecode|source|code|crayon|prism|highlight|plain|text)$/i.test(name);
    const language = named ?? (generic ? '' : lower(name));
    const literal = code
      .replace(/<br\s*\/?>\n?/gi, '\n')
      .replace(/^\s*<pre\b[^>]*>|<\/pre>\s*$/gi, '')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/^\n+|\s+$/g, '');
    const kind = language && ` class="language-${language.toLowerCase()}"`;
    return literal.includes('\n') || !generic || named
      ? `\n\n<pre><code${kind}>${literal}</code></pre>\n\n`
      : `<code>${literal}</code>`;
  });
}

const lower = (name: string | undefined): string => (name ?? '').toLowerCase();

function lostSentence(whole: string, name: string): string {
  return name === 'gallery' || name === 'playlist'
    ? `A ${name} was left out, because the article doesn’t say which files it shows: ${quoted(whole)}`
    : `A shortcode was left out, and what it held was kept: ${quoted(whole)}`;
}

function withCaptions(html: string): string {
  return html.replaceAll(
    /\[(caption|wp_caption)\b([^\]]*)\]([^[]*)\[\/\1\]/gi,
    (_whole, _name: string, attributes: string, inner: string) => {
      const [, picture = inner, said = ''] =
        /^([\s\S]*<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inner) ?? [];
      const [, named = ''] = /\bcaption="([^"]*)"/i.exec(attributes) ?? [];
      return `<figure>${picture}<figcaption>${said.trim() || named}</figcaption></figure>`;
    },
  );
}

function withMedia(html: string, lose: Lose): string {
  return html
    .replaceAll(
      /\[(embed|youtube|vimeo|soundcloud|video|audio)\b([^\]]*)\]([^[]*)\[\/\1\]/gi,
      (whole, name: string, attributes: string, inner: string) =>
        framed(name, /https?:\/\/[^\s"'<>\]]+/i.exec(`${inner} ${attributes}`)?.[0], whole, lose),
    )
    .replaceAll(
      /\[(youtube|vimeo|soundcloud|video|audio)\b([^\]]*https?:[^\]]*)\]/gi,
      (whole, name: string, attributes: string) =>
        framed(name, /https?:\/\/[^\s"'<>\]]+/i.exec(attributes)?.[0], whole, lose),
    );
}

function framed(name: string, address: string | undefined, whole: string, lose: Lose): string {
  if (!address) {
    lose(lostSentence(whole, lower(name)));
    return '';
  }
  const frame = lower(name) === 'audio' || lower(name) === 'video' ? lower(name) : 'iframe';
  return `<${frame} src="${address}"></${frame}>`;
}

/** Changes what stands outside of code, scripts, styles and comments; the body has no control characters. */
function outsideCode(html: string, change: (piece: string) => string): string {
  const kept: string[] = [];
  const marker = '\u0001';
  const lowered = html.toLowerCase();
  const never = new Set<string>();
  let open = '';
  let at = 0;
  for (const { index, 0: opening, 1: name = '' } of html.matchAll(
    /<!--|<(pre|code|script|style)\b/gi,
  )) {
    if (index < at) continue;
    const end = opening === '<!--' ? '-->' : `</${name.toLowerCase()}`;
    if (never.has(end)) continue;
    const found = lowered.indexOf(end, index);
    if (found < 0) {
      never.add(end);
      continue;
    }
    open += html.slice(at, index) + marker;
    at = found + end.length;
    kept.push(html.slice(index, at));
  }
  let next = 0;
  return change(open + html.slice(at)).replaceAll(marker, () => kept[next++] ?? '');
}
