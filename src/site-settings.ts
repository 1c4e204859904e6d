import { z } from 'zod';
import { environment } from './environment.ts';
import { parseWithSentences } from './sentences.ts';

const sitePath = z
  .string()
  .regex(/^\/(?:[a-z0-9-]+\/)*$/, 'must be a path on this site, such as "/about/"');

const settings = z.strictObject({
  /** Where the site lives, without a path: feeds, canonical links and mails are built from it. `SITE_URL` overrides it. */
  url: z
    .url({ protocol: /^https?$/, error: 'must be an address such as "https://example.com"' })
    .refine(
      (address) => ['', '/'].includes(address.replace(/^https?:\/\/[^/?#]+/i, '')),
      'must have nothing behind the host: every link of a blog begins at the root of its address. Where a host gives a path only, use a domain of your own there, or a site at the root such as "https://name.github.io"',
    ),
  /** The blog's name: masthead, feeds, pictures for social networks. */
  name: z.string().min(1).max(60),
  /** One line under the name. */
  tagline: z.string().min(1).max(90),
  /** What search engines and feed readers show: one or two sentences. */
  description: z.string().min(50).max(200),
  /** Whom the blog is for: "about this blog" in the sidebar. */
  audience: z.string().min(1).max(200),
  /** A BCP 47 tag. Dates, numbers and hyphenation follow it. */
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Z]{2})?$/, 'must be a tag such as "en-US"'),
  /** The ISO 4217 code the calculators write amounts in. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a code of three capitals, such as "USD"'),
  coach: z.strictObject({
    name: z.string().min(1),
    /** Shown on the contact page. */
    email: z.email(),
    /** Two sentences about the coach, in the first person. */
    introduction: z.string().min(1).max(240),
    /** A square picture in `public/`: a photograph, or the drawing that stands there until there is one. */
    portrait: z
      .string()
      .regex(
        /^\/[\w./-]+\.(?:svg|png|jpe?g|webp|avif)$/,
        'must be a picture in public/, such as "/coach.jpg"',
      ),
  }),
  /** What the coach says where an article ends. */
  farewell: z.strictObject({
    /** Their own words under the text. */
    wish: z.string().min(1).max(120),
    /** The words of the link to the contact page. */
    contact: z.string().min(1).max(80),
    /** The question over the address field. */
    updates: z.string().min(1).max(80),
  }),
  /** The links in the masthead, in order. */
  navigation: z.array(z.strictObject({ label: z.string().min(1), path: sitePath })).max(6),
  updates: z.strictObject({
    /**
     * Where the updates service answers: a path when it shares the site's address, a full address when
     * it lives elsewhere, `null` when there is none. With `null` no form is shown, only the feeds.
     */
    service: z.union(
      [sitePath, z.url({ protocol: /^https?$/ }).regex(/\/$/), z.null()],
      'must be a path such as "/updates/", an address ending in "/", or null for no service',
    ),
  }),
  /** Addresses that moved and aren't an article's own: old path to new path. */
  redirects: z.record(z.string().startsWith('/', 'must begin with a slash'), sitePath),
  /** How many months "posts by month" lists before "see all". */
  newestMonthsInSidebar: z.int().min(1).max(24),
  /** How many articles the home page has: the newest leads, three follow with what they turn on, then a list. */
  articlesOnHomePage: z.int().min(1).max(50),
  // Lists grow for as long as somebody writes; a page doesn't. What it leaves out, it links by year or month.
  /** How many articles the archive lists by their titles. */
  articlesInArchive: z.int().min(1).max(1000),
  /** How many articles a year's page lists by their titles. */
  articlesInYear: z.int().min(1).max(1000),
  /** How many of its articles a topic's page lists. */
  articlesInTopic: z.int().min(1).max(1000),
  /** How many articles a list shows with their standfirsts; a longer one shows titles alone. */
  articlesWithStandfirsts: z.int().min(0).max(1000),
  /** How many articles `rss.xml` and `feed.json` carry with their whole text; each month has a feed with all of its own. */
  articlesInFeed: z.int().min(1).max(100),
  /** How many related articles stand under an article. */
  relatedArticles: z.int().min(0).max(6),
  /** An article with at least this many headings gets a table of contents. */
  contentsFromHeadings: z.int().min(2),
});

/** What an owner sets, checked. */
export type Site = z.infer<typeof settings>;

/**
 * Checks an owner's settings.
 * @throws an error with a sentence for each setting that can't be used.
 */
export function siteSettings(input: Site): Site {
  const address = environment['SITE_URL'];
  return address
    ? parseWithSentences(settings, { ...input, url: address }, 'SITE_URL, or else src/site.ts,')
    : parseWithSentences(settings, input, 'src/site.ts');
}
