import { readFileSync } from 'node:fs';

/** A colour as CSS writes it, in both looks of the site. */
interface Colour {
  readonly light: string;
  readonly dark: string;
}

let tokens: string | undefined;

/**
 * A colour that `tokens.css` sets, for what knows no custom properties: mails, pictures, a browser's own bars.
 * @param name the token's, without its hyphens: `marker-soft`.
 */
export function tokenColour(name: string): Colour {
  tokens ??= readFileSync('src/styles/tokens.css', 'utf8');
  const [, value = ''] = new RegExp(`^\\s*--${name}:\\s*([^;]+);`, 'm').exec(tokens) ?? [];
  const [, light, dark] = /^light-dark\(\s*([^,()]+?)\s*,\s*([^,()]+?)\s*\)$/.exec(value) ?? [];
  if (light && dark) return { light, dark };
  if (/^(#[\da-f]{3,8}|[a-z]+)$/i.test(value)) return { light: value, dark: value };
  throw new Error(
    `src/styles/tokens.css: --${name} is ${value ? `"${value}"` : 'missing'}. Mails and pictures need it as a colour such as #ffd83d, or light-dark(#fffefa, #15140f).`,
  );
}
