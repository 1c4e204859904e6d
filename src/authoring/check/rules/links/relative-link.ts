import { posix } from 'node:path';
import type { Facts } from '../../file/facts.ts';
import type { FoundIn } from '../../finding.ts';
import type { SiteRule } from '../../rule.ts';
import { mailAddress } from './link-address.ts';
import { pageOf } from '../../site/site-links.ts';
import type { SiteLink } from '../../site/site-links.ts';
import type { WrittenSite } from '../../site/written-site.ts';

const domain =
  /^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|co|edu|gov|info|blog)(?:[/?#]|$)/i;

/** Links without a slash before them: they lead to another page from wherever the text is shown next. */
export const relativeLink: SiteRule = {
  name: 'relative-link',
  looksAt: 'site',
  *findings(site) {
    for (const link of site.links) {
      if (!link.isRelative || mailAddress.test(link.text)) continue;
      yield { ...faultOf(link, site), at: link.at, file: link.from.file };
    }
  },
};

type Fault = Pick<FoundIn, 'level' | 'sentence'>;

function faultOf({ from, text, path, fragment }: SiteLink, site: WrittenSite): Fault {
  if (domain.test(text)) {
    return {
      level: 'error',
      sentence: `"${text}" is taken for a page of this site: write https://${text}.`,
    };
  }
  const file = fileMeant(from, text, site);
  if (file) {
    return {
      level: 'error',
      sentence: `"${text}" names a file, which readers can't open: write ${pageOf(file)}.`,
    };
  }
  const target = site.addresses.at(path);
  if (target && target.kind !== 'moved') {
    return {
      level: 'warning',
      sentence: `"${text}" works only on this very page, and by accident: write ${path}${fragment && `#${fragment}`}.`,
    };
  }
  const [meant] = [`/${text.replace(/^(?:\.{0,2}\/)+/, '')}`, `/articles/${text}/`]
    .map((guess) => guess.replace(/\/*$/, '/'))
    .filter((guess) => site.addresses.at(guess));
  return {
    level: 'error',
    sentence: `"${text}" leads to ${path}, where nothing is: write the whole path${meant ? `, ${meant}` : ', such as /articles/the-twenty-k-week/'}.`,
  };
}

function fileMeant(from: Facts, text: string, { files }: WrittenSite): Facts | undefined {
  const [path = ''] = text.split(/[?#]/);
  if (!/\.mdx?$/.test(path)) return undefined;
  const named = posix.join(posix.dirname(from.file), path).replace(/\.mdx?$/, '');
  return files.find(({ file }) => file.replace(/\.mdx$/, '') === named);
}
