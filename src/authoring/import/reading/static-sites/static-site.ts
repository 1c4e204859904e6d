import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Fields } from '../markdown/markdown-file.ts';
import { eleventy } from './eleventy.ts';
import { hexo } from './hexo.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import { fieldsIn } from './site-file.ts';
import type { StaticSite } from './site-file.ts';

export type { StaticSite } from './site-file.ts';

/** How far above a folder of posts a site's settings may lie. */
const highest = 4;

/** The site that a folder is or belongs to, told by the settings of its generator; `undefined` where there are none. */
export function staticSiteAt(folder: string): StaticSite | undefined {
  let root = resolve(folder);
  for (let above = 0; above <= highest; above += 1) {
    for (const { settings, site } of generators) {
      const file = settings.map((name) => join(root, name)).find((path) => existsSync(path));
      if (file !== undefined) return site(root, fieldsIn(file), file);
    }
    if (dirname(root) === root) break;
    root = dirname(root);
  }
  return undefined;
}

interface Generator {
  /** What its file of settings may be called. */
  readonly settings: readonly string[];
  readonly site: (root: string, settings: Fields, file: string) => StaticSite;
}

const generators: readonly Generator[] = [
  {
    settings: ['hugo', 'config', 'config/_default/hugo', 'config/_default/config'].flatMap((name) =>
      ['toml', 'yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`),
    ),
    site: hugo,
  },
  {
    settings: ['.eleventy', 'eleventy.config'].flatMap((name) =>
      ['js', 'mjs', 'cjs', 'ts'].map((ending) => `${name}.${ending}`),
    ),
    site: eleventy,
  },
  {
    settings: ['_config.yml', '_config.yaml', '_config.toml'],
    site: (root, settings) =>
      existsSync(join(root, 'source/_posts')) || 'new_post_name' in settings
        ? hexo(root, settings)
        : jekyll(root, settings),
  },
];
