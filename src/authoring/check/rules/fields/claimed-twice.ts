import type { Facts, Mention } from '../../file/facts.ts';
import { newPermanentId } from '../../../permanent-id.ts';
import type { FoundIn } from '../../finding.ts';
import { opening } from '../../finding.ts';
import { pageOf } from '../../site/site-links.ts';
import type { SiteRule } from '../../rule.ts';

/** Slugs, permanent ids and old addresses that two files claim, and file names that can't be an address. */
export const claimedTwice: SiteRule = {
  name: 'claimed-twice',
  looksAt: 'site',
  stopsDraftsToo: true,
  *findings({ files, settings }) {
    const slugs = new Map<string, Facts>();
    const ids = new Map<string, Facts>();
    const oldAddresses = new Map(
      Object.entries(settings.redirects).map(([from, to]) => [withoutSlash(from), to]),
    );
    for (const facts of files) {
      const { file, slug, collection, id } = facts;
      if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
        yield {
          file,
          level: 'error',
          at: opening,
          sentence: `The file's name can't be an address: it has more than small letters, digits and single hyphens. Rename it, for example to "the-twenty-k-week.mdx".`,
        };
      }
      const bySlug = slugs.get(`${collection}/${slug}`);
      slugs.set(`${collection}/${slug}`, bySlug ?? facts);
      if (bySlug) {
        yield { ...secondClaim(facts, bySlug, `the slug "${slug}"`), at: opening };
      }
      if (id) {
        const byId = ids.get(id.text);
        ids.set(id.text, byId ?? facts);
        if (byId)
          yield {
            file,
            level: 'error',
            at: placed(id),
            sentence: `This has the permanent id "${id.text}", which ${byId.file} has too: where this is the copy, write "id: ${newPermanentId(new Set(ids.keys()))}" here. The one that was published keeps its own.`,
          };
      }
      if (facts.draft) continue;
      for (const old of facts.redirectFrom) {
        const key = withoutSlash(old.text);
        const first = oldAddresses.get(key);
        const to = pageOf(facts);
        oldAddresses.set(key, first ?? to);
        if (first === undefined) continue;
        yield {
          file,
          level: 'error',
          at: placed(old),
          sentence: `The old address ${old.text} leads both to ${first} and to ${to}: take it out of one of them.`,
        };
      }
    }
  },
};

function secondClaim(
  { file }: Facts,
  first: Facts,
  what: string,
): Pick<FoundIn, 'file' | 'level' | 'sentence'> {
  return {
    file,
    level: 'error',
    sentence: `This has ${what}, which ${first.file} has too: give one of them another.`,
  };
}

function placed({ line, column }: Mention): FoundIn['at'] {
  return { line, column };
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
