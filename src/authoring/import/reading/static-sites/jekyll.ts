import { record } from '../markdown/markdown-file.ts';
import type { Fields } from '../markdown/markdown-file.ts';
import { permalink } from './permalinks.ts';
import { inFullBelow, pathBelow, text } from './site-file.ts';
import type { StaticSite } from './site-file.ts';

const jekyllStyles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/** A site of Jekyll, by its `_config.yml`. */
export function jekyll(root: string, settings: Fields): StaticSite {
  const inFull = inFullBelow(text.parse(settings['url']), text.parse(settings['baseurl']));
  const style = text.parse(settings['permalink']) ?? 'date';
  const defaults = Array.isArray(settings['defaults']) ? settings['defaults'].map(record) : [];
  const collections = record(settings['collections']);
  const collectionOf = (path: string): string | undefined =>
    Object.keys(collections).find((name) => path.startsWith(`_${name}/`));
  const isPost = (path: string): boolean => /(?:^|\/)_(?:posts|drafts)\//.test(path);
  return {
    inFull,
    isPage(location) {
      const { path } = pathBelow(root, location);
      return !isPost(path) && collectionOf(path) === undefined;
    },
    addressOf({ location, fields, parts }) {
      const { path, folders } = pathBelow(root, location);
      const collection = collectionOf(path);
      const type = isPost(path) ? 'posts' : (collection ?? 'pages');
      const byDefault = defaults.findLast((entry) => {
        const scope = record(entry['scope']);
        const within = text.parse(scope['path']) ?? '';
        return (
          record(entry['values'])['permalink'] !== undefined &&
          [undefined, type].includes(text.parse(scope['type'])) &&
          (within === '' || path.startsWith(within.replace(/^\/|\/$/g, '')))
        );
      });
      const own = text.parse(fields['permalink'] ?? record(byDefault?.['values'])['permalink']);
      const ofType =
        type === 'posts'
          ? style
          : collection === undefined
            ? `/:path${/\/$|^pretty$/.test(style) ? '/' : ':output_ext'}`
            : (text.parse(record(collections[collection])['permalink']) ??
              `/${collection}/:path:output_ext`);
      const form = own ?? ofType;
      // The folders around _posts are categories, too.
      const around = folders.slice(
        0,
        Math.max(
          0,
          folders.findIndex((name) => /^_/.test(name)),
        ),
      );
      const address = permalink(jekyllStyles[form] ?? form, {
        ...parts,
        path: collection
          ? path.slice(collection.length + 2)
          : path.replace(/(?:^|(?<=\/))index$/, ''),
        folders: collection ? [collection] : folders,
        categories: [...new Set([...around, ...parts.categories])],
      });
      return address && inFull(address);
    },
  };
}
