import type { Addresses, Target } from '../../site/answering-addresses.ts';
import type { Facts } from '../../file/facts.ts';
import type { FoundIn } from '../../finding.ts';
import { nearest } from '../../nearest.ts';
import type { SiteRule } from '../../rule.ts';
import type { SiteLink } from '../../site/site-links.ts';
import { isVisible } from '../../site/written-site.ts';
import type { WrittenSite } from '../../site/written-site.ts';

/** Links to pages of this site that aren't there, aren't there yet, or have moved. */
export const internalLink: SiteRule = {
  name: 'internal-link',
  looksAt: 'site',
  *findings(site) {
    for (const link of site.links) {
      // Relative links have a rule of their own.
      const fault = link.isRelative ? null : faultOf(link, site);
      if (fault) yield { ...fault, at: link.at, file: link.from.file };
    }
  },
};

function faultOf(link: SiteLink, site: WrittenSite): Fault | null {
  const { from, text, path, fragment, isFull } = link;
  if (text.trim() === '') {
    return {
      level: 'error',
      sentence: 'This link leads nowhere: write its address between the parentheses.',
    };
  }
  if (path === '') return null;
  const target = site.addresses.at(path);
  if (!target) return missing(path, site.addresses);
  if (target.kind === 'moved') return moved(path, target, from, site);
  const hidden = hiddenTarget(path, target, from, site);
  if (hidden || !isFull) return hidden;
  return {
    level: 'hint',
    sentence: `${text} is a page of this site: write ${path}${fragment && `#${fragment}`}, which stays right if the site ever gets another address.`,
  };
}

type Fault = Pick<FoundIn, 'level' | 'sentence'>;

function missing(path: string, addresses: Addresses): Fault {
  const slashed = path.endsWith('/') ? path : `${path}/`;
  if (addresses.at(slashed)) {
    return {
      level: 'warning',
      sentence: `${path} is written ${slashed} with a slash at its end: without it readers take a detour.`,
    };
  }
  const [meant] = nearest(slashed.toLowerCase(), addresses.known);
  const like = addresses.at(slashed.toLowerCase()) ? slashed.toLowerCase() : meant;
  return {
    level: 'error',
    sentence: `There is no page ${path}: readers would get "not found".${like ? ` Did you mean ${like}?` : ' Link to one that exists, or take the link out.'}`,
  };
}

function moved(
  path: string,
  { to, by }: Extract<Target, { kind: 'moved' }>,
  from: Facts,
  site: WrittenSite,
): Fault {
  const target = site.addresses.at(to);
  const hidden = by && target && hiddenTarget(path, target, from, site);
  return (
    hidden || {
      level: 'warning',
      sentence: `${path} is an old address, which leads on to ${to}: link to ${to} itself.`,
    }
  );
}

/**
 * What is wrong with a link to a page that readers don't see when they see the link. Between two articles
 * that wait for their days nothing is, as long as the linked one doesn't come later.
 */
function hiddenTarget(
  path: string,
  target: Target,
  from: Facts,
  { now }: WrittenSite,
): Fault | null {
  const moment = Math.max(now, from.published);
  if (target.kind === 'article' && !isVisible(target.facts, moment)) {
    const { draft, published } = target.facts;
    return {
      level: 'error',
      sentence: draft
        ? `${path} is a draft: readers would get "not found". Publish it first, or take the link out.`
        : `${path} appears on ${dayOf(published)}: until then readers would get "not found". Add the link on that day, or let this one appear later.`,
    };
  }
  if (target.kind === 'topic' && !target.articles.some((article) => isVisible(article, moment))) {
    return {
      level: 'error',
      sentence: `${path} has no page while no published article has this topic: readers would get "not found". Link to /topics/ instead.`,
    };
  }
  return null;
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
