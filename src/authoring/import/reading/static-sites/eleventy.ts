import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { slugOf } from '../../../slug.ts';
import type { Fields } from '../markdown/markdown-file.ts';
import { permalink } from './permalinks.ts';
import { fieldsIn, inFullBelow, pathBelow, text } from './site-file.ts';
import type { StaticSite } from './site-file.ts';

/** A site of Eleventy, by its files of data; of its program, where the files lie. */
export function eleventy(root: string, _settings: Fields, file: string): StaticSite {
  const input = /\binput\s*:\s*["'`]([^"'`]+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '.';
  const folder = resolve(root, input);
  const inFull = inFullBelow(undefined, '');
  return {
    inFull,
    isPage: () => undefined,
    addressOf({ location, fields, parts }) {
      const { path, folders } = pathBelow(folder, location);
      const named = fields['permalink'] ?? inherited(folder, folders, 'permalink');
      const stem = [...folders, parts.name === folders.at(-1) ? '' : parts.name].join('/');
      const known: Readonly<Record<string, string | undefined>> = {
        'page.fileSlug': parts.name,
        'page.filePathStem': `/${stem}`,
        title: parts.title,
        slug: parts.slug,
      };
      let isKnown = typeof named === 'string' || named === undefined;
      const form = (typeof named === 'string' ? named : `/${stem}/`).replace(
        /\{\{-?\s*([\w.]+)\s*((?:\|[^}]*)?)-?\}\}/g,
        (_whole, name: string, filters: string) => {
          const dated = name === 'page.date' || name === 'date' ? strftime(filters) : undefined;
          const value = dated ?? known[name] ?? text.parse(fields[name]);
          isKnown &&= value !== undefined && !/\{[{%]/.test(value);
          return /\|\s*slug(?:ify)?\b/.test(filters) ? slugOf(value ?? '') : (value ?? '');
        },
      );
      if (!isKnown || /\{[{%]/.test(form)) return undefined;
      return permalink(form.replace(/index\.html$/, ''), { ...parts, path, folders });
    },
  };
}

/** What a filter such as `| date: "%Y/%m"` makes of a date, in the names of a form; `undefined` for any other. */
function strftime(filters: string): string | undefined {
  const names: Readonly<Record<string, string>> = { Y: ':year', m: ':month', d: ':day' };
  const form = /date(?:filter)?\s*[:(]\s*["']([^"']+)/i.exec(filters)?.[1];
  return form?.includes('%')
    ? form.replace(/%([Ymd])/g, (_whole, sign: string) => names[sign] ?? '')
    : undefined;
}

/** What the nearest file of data for a folder says: `posts/posts.json`. */
function inherited(root: string, folders: readonly string[], name: string): unknown {
  for (let depth = folders.length; depth > 0; depth -= 1) {
    const folder = join(root, ...folders.slice(0, depth));
    for (const ending of ['.json', '.11tydata.json']) {
      const file = join(folder, `${folders[depth - 1] ?? ''}${ending}`);
      const said = existsSync(file) ? fieldsIn(file)[name] : undefined;
      if (said !== undefined) return said;
    }
  }
  return undefined;
}
