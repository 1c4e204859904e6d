import { site } from '../../src/site.ts';

/** What every page of a site repeats, so that the others write as many bytes around an article as ours does. */
export interface Frame {
  readonly site: typeof site;
  readonly policy: string;
  readonly head: string;
  readonly styles: string;
  readonly masthead: string;
  readonly opening: string;
  readonly coupon: string;
  readonly about: string;
  /** With `%TITLE%` and `%ADDRESS%` where an article's own stand. */
  readonly share: string;
  readonly footer: string;
  /** The site and who writes it, as structured data. */
  readonly things: readonly object[];
}

/**
 * Cuts the frame out of two pages our site built.
 * @param title the article's headline as it stands in the page.
 * @param address the article's full address.
 * @throws when a page no longer has a part.
 */
export function frameFrom(home: string, article: string, title: string, address: string): Frame {
  const graph = cut(article, '<script type="application/ld+json">', '</script>').replace(
    /^[^{]*/,
    '',
  );
  const { '@graph': things } = JSON.parse(graph) as { '@graph': { '@type': string }[] };
  return {
    site,
    policy: cut(article, '<meta http-equiv="content-security-policy"', '<meta name="viewport"'),
    head: cut(cut(article, '<link rel="canonical"', '<meta property="og:site_name"'), '<script>'),
    styles: cut(cut(article, '<script type="application/ld+json">', '</head>'), '<style>'),
    masthead: cut(article, '<body', '<main'),
    opening: cut(home, '<div class="opening"', '<div class="columns"'),
    coupon: cut(article, '<section class="coupon"', '<nav aria-label="Earlier'),
    about: cut(
      article,
      '<section aria-labelledby="about-this-blog"',
      '<section aria-labelledby="posts-by-month"',
    ),
    share: cut(article, '<share-article', '<section class="coupon"')
      .replaceAll(title, '%TITLE%')
      .replaceAll(encodeURIComponent(title), '%TITLE%')
      .replaceAll(address, '%ADDRESS%')
      .replaceAll(encodeURIComponent(address), '%ADDRESS%'),
    footer: cut(article, '<footer', '</html>'),
    things: things.filter((thing) => !['BlogPosting', 'BreadcrumbList'].includes(thing['@type'])),
  };
}

function cut(html: string, from: string, to?: string): string {
  const start = html.indexOf(from);
  const end = to === undefined ? html.length : html.indexOf(to, start);
  if (start < 0 || end < 0) {
    throw new Error(
      `A built page has no part from ${from} to ${to ?? 'its end'}: tests/bench/build-frame.ts cuts it out.`,
    );
  }
  return html.slice(start, end);
}
