import { posix } from 'node:path';
import type { Facts, Mention } from '../facts.ts';
import type { Found } from '../finding.ts';
import { linkedPath, pageOf } from '../linked-path.ts';
import type { SiteRule } from '../rule.ts';
import type { WrittenSite } from '../written-site.ts';

const domain =
  /^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|co|edu|gov|info|blog)(?:[/?#]|$)/i;

/** Links without a slash before them: they lead to another page from wherever the text is shown next. */
export const relativeLink: SiteRule = {
  name: 'relative-link',
  looksAt: 'site',
  *findings(site) {
    for (const from of site.files) {
      for (const link of from.links) {
        if (
          link.text.trim() === '' ||
          !linkedPath(link.text, from, site.settings.url)?.isRelative
        ) {
          continue;
        }
        yield { ...faultOf(from, link, site), file: from.file };
      }
    }
  },
};

function faultOf(from: Facts, { text, line, column }: Mention, site: WrittenSite): Found {
  const at = { line, column };
  if (domain.test(text)) {
    return {
      level: 'error',
      at,
      sentence: `"${text}" is taken for a page of this site: write https://${text}.`,
    };
  }
  const file = fileMeant(from, text, site);
  if (file) {
    return {
      level: 'error',
      at,
      sentence: `"${text}" names a file, which readers can't open: write ${pageOf(file)}.`,
    };
  }
  const { path = '', fragment = '' } = linkedPath(text, from, site.settings.url) ?? {};
  const target = site.addresses.at(path);
  if (target && target.kind !== 'moved') {
    return {
      level: 'warning',
      at,
      sentence: `"${text}" works only on this very page, and by accident: write ${path}${fragment && `#${fragment}`}.`,
    };
  }
  const [meant] = [`/${text.replace(/^(?:\.{0,2}\/)+/, '')}`, `/articles/${text}/`]
    .map((guess) => guess.replace(/\/*$/, '/'))
    .filter((guess) => site.addresses.at(guess));
  return {
    level: 'error',
    at,
    sentence: `"${text}" leads to ${path}, where nothing is: write the whole path${meant ? `, ${meant}` : ', such as /articles/the-twenty-k-week/'}.`,
  };
}

function fileMeant(from: Facts, text: string, { files }: WrittenSite): Facts | undefined {
  const [path = ''] = text.split(/[?#]/);
  if (!/\.mdx?$/.test(path)) return undefined;
  const named = posix.join(posix.dirname(from.file), path).replace(/\.mdx?$/, '');
  return files.find(({ file }) => file.replace(/\.mdx$/, '') === named);
}
