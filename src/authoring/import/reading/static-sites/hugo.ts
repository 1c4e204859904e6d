import { join } from 'node:path';
import { slugOf } from '../../../slug.ts';
import { record } from '../markdown/markdown-file.ts';
import type { Fields } from '../markdown/markdown-file.ts';
import { permalink } from './permalinks.ts';
import { inFullBelow, pathBelow, text } from './site-file.ts';
import type { StaticSite } from './site-file.ts';

/** A site of Hugo, by its settings. */
export function hugo(root: string, settings: Fields): StaticSite {
  const field = (name: string): unknown =>
    settings[Object.keys(settings).find((key) => key.toLowerCase() === name) ?? ''];
  const url = text.parse(field('baseurl'));
  const isUrl = url !== undefined && URL.canParse(url);
  const inFull = inFullBelow(url, isUrl ? new URL(url).pathname : url);
  const content = join(root, text.parse(field('contentdir')) ?? 'content');
  const permalinks = record(field('permalinks'));
  const forms = { ...permalinks, ...record(permalinks['page']) };
  const ugly = field('uglyurls') === true;
  return {
    inFull,
    isPage: (location) => pathBelow(content, location).folders.length === 0,
    addressOf({ location, fields, parts }) {
      const { path, folders: around } = pathBelow(content, location);
      const isBundle = /(?:^|\/)index(?:\.\w{2})?$/.test(path);
      const folders = isBundle ? around.slice(0, -1) : around;
      const own = text.parse(fields['url']);
      if (own !== undefined) return inFull(own);
      // Hugo keeps the date in a file's name, unless it is told otherwise.
      const file = (isBundle ? around.at(-1) : path.replace(/.*\//, '')) ?? parts.name;
      const form = text.parse(forms[folders[0] ?? '']);
      const ending = ugly ? '.html' : '/';
      const address = permalink(form ?? `/:sections/:slugorfilename${ending}`, {
        ...parts,
        name: file,
        // In a form that names the title, that is the one in the front matter.
        ...(form && /:title\b/.test(form) && { slug: slugOf(parts.title ?? file) }),
        path,
        folders,
      });
      return address && inFull(address.toLowerCase());
    },
  };
}
