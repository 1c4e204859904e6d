import { join } from 'node:path';
import type { Fields } from '../markdown/markdown-file.ts';
import { permalink } from './permalinks.ts';
import { inFullBelow, pathBelow, text } from './site-file.ts';
import type { StaticSite } from './site-file.ts';

/** A site of Hexo, by its `_config.yml`. */
export function hexo(root: string, settings: Fields): StaticSite {
  const inFull = inFullBelow(text.parse(settings['url']), text.parse(settings['root']));
  const source = join(root, text.parse(settings['source_dir']) ?? 'source');
  const form = text.parse(settings['permalink']) ?? ':year/:month/:day/:title/';
  const isDated = /:(?:year|month|day)/.test(text.parse(settings['new_post_name']) ?? '');
  const isPost = (path: string): boolean => /^_(?:posts|drafts)\//.test(path);
  return {
    inFull,
    isPage: (location) => !isPost(pathBelow(source, location).path),
    addressOf({ location, fields, parts }) {
      const { path } = pathBelow(source, location);
      const own = text.parse(fields['permalink']);
      if (!isPost(path)) return inFull(own ?? path.replace(/(?:^|(?<=\/))index$/, ''));
      const inPosts = path.replace(/^_\w+\//, '');
      const file = isDated ? inPosts.replace(/\d{4}-\d{2}-\d{2}-/, '') : inPosts;
      const last = parts.categories.at(-1) ?? text.parse(settings['default_category']);
      const address = permalink(
        (own ?? form).replaceAll(/:title\b/g, () => encodeURI(file)),
        {
          ...parts,
          name: file.replace(/.*\//, ''),
          path: file,
          folders: [],
          categories: [(last ?? 'uncategorized').replace(/\s+/g, '-')],
        },
      );
      return address && inFull(address);
    },
  };
}
