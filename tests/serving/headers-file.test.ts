import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagePolicy, unionOfPolicies } from '../../src/security/combined-policy.ts';
import { headersFile, survey } from '../../src/security/headers-file.ts';
import { headerRules, headersFor } from '../../src/serving/answers/response-headers.ts';
import { folderOf, served } from './served-site.ts';

const page = (policy: string, before = ''): string =>
  `<!doctype html><html><head>${before}<meta http-equiv="content-security-policy" content="${policy}"></head><body>${'x'.repeat(50_000)}</body>`;

describe('the policies of all pages', () => {
  it('are found in the heads, wherever in them they stand', async () => {
    const folder = await folderOf({
      'index.html': page("script-src 'self' 'sha256-a'; style-src 'self'"),
      'late/index.html': page("style-src 'sha256-b'", `<title>${'t'.repeat(20_000)}</title>`),
      'split/index.html': page("img-src 'self'", `<title>${'t'.repeat(8100)}</title>`),
      'without.html': `<!doctype html><head></head><body>${page('img-src evil')}</body>`,
      'not-a-page.txt': page('img-src evil'),
      'archive/2016/05/rss.xml': '',
      'feed.json': '',
    });
    const { policies, feeds } = survey(folder);
    expect([...policies].toSorted()).toEqual([
      "img-src 'self'",
      "script-src 'self' 'sha256-a'; style-src 'self'",
      "style-src 'sha256-b'",
    ]);
    expect(feeds.toSorted()).toEqual(['/archive/2016/05/rss.xml', '/feed.json']);
  });

  it('are read as HTML writes them', () => {
    expect(
      pagePolicy('<META content="img-src &#39;self&#39;" HTTP-EQUIV=Content-Security-Policy>'),
    ).toBe("img-src 'self'");
    expect(
      pagePolicy('<meta name="description" content="content-security-policy">'),
    ).toBeUndefined();
  });

  it('become one that lets each page do what its own lets it', () => {
    expect(
      unionOfPolicies([
        "default-src 'self'; script-src 'self' 'sha256-b'; img-src 'none'; base-uri 'none'",
        "script-src 'sha256-a' 'self'; default-src 'self'; IMG-SRC data:; base-uri 'none'",
        "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'self'",
      ]),
    ).toBe(
      "base-uri 'none'; default-src 'self'; img-src data:; script-src 'self' 'sha256-a' 'sha256-b'",
    );
    expect(unionOfPolicies([])).toBe('');
    expect(unionOfPolicies(["img-src 'none'", "img-src 'none'"])).toBe("img-src 'none'");
  });

  it('leave out what some page does not restrict, and keep a page\u2019s fallback', () => {
    expect(unionOfPolicies(["img-src 'self'", "script-src 'self'"])).toBe('');
    expect(unionOfPolicies(['default-src a:', 'default-src b:; img-src c:'])).toBe(
      'default-src a: b:; img-src a: c:',
    );
    expect(
      unionOfPolicies(["script-src 'self'", "script-src-elem 'sha256-a'; script-src x:"]),
    ).toBe("script-src 'self' x:; script-src-elem 'self' 'sha256-a'");
  });

  it('give the same text in any order, and no source of a page is lost', () => {
    const sources = fc.uniqueArray(fc.constantFrom("'self'", 'data:', "'sha256-a'", 'b:'), {
      minLength: 1,
    });
    const policies = fc.array(fc.record({ img: sources, style: sources }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(policies, (pages) => {
        const texts = pages.map(
          ({ img, style }) => `img-src ${img.join(' ')}; style-src ${style.join(' ')}`,
        );
        const union = unionOfPolicies(texts);
        expect(unionOfPolicies(texts.toReversed())).toBe(union);
        const [, img = '', style = ''] = /^img-src (.*); style-src (.*)$/.exec(union) ?? [];
        for (const one of pages) {
          expect(img.split(' ')).toEqual(expect.arrayContaining(one.img));
          expect(style.split(' ')).toEqual(expect.arrayContaining(one.style));
        }
      }),
    );
  });
});

describe('the file', () => {
  const parts = {
    policy: "default-src 'self'",
    feeds: ['/rss.xml', '/archive/2016/05/rss.xml', '/archive/2016/04/rss.xml', '/feed.json'],
    previews: false,
    https: true,
    own: '',
  };

  it('keeps previews out of search engines, and their addresses to themselves', async () => {
    const text = headersFile({ ...parts, previews: true });
    const ask = await served(await folderOf({ 'preview/0a1b/index.html': 'Soon', _headers: text }));
    const { headers } = await ask('/preview/0a1b/');
    expect(headers['x-robots-tag']).toBe('noindex, nofollow');
    // Of several policies, browsers take the last.
    expect(headers['referrer-policy']).toMatch(/, no-referrer$/);
    expect(headersFile(parts)).not.toContain('preview');
  });

  it('says what our server then sends', async () => {
    const files = {
      'index.html': 'Home',
      'rss.xml': '<rss/>',
      'archive/2016/05/rss.xml': '<rss/>',
      'feed.json': '{}',
      '_astro/a.1b2c.css': 'a{}',
      'pagefind/fragment/en_0a.pf_fragment': 'x',
      'pagefind/pagefind.en_0a.pf_meta': 'x',
      'pagefind/pagefind.js': 'x',
      'pagefind/pagefind-entry.json': '{}',
      'pagefind/wasm.en.pagefind': 'x',
      _headers: headersFile(parts),
    };
    const ask = await served(await folderOf(files));
    const home = (await ask('/')).headers;
    expect(home['content-security-policy']).toBe("default-src 'self'; frame-ancestors 'none'");
    expect(home['x-content-type-options']).toBe('nosniff');
    expect(home['x-frame-options']).toBe('DENY');
    expect(home['referrer-policy']).toBe('strict-origin-when-cross-origin');
    expect(home['permissions-policy']).toContain('camera=(), ');
    expect(home['permissions-policy']).toContain('microphone=()');
    expect(home['cross-origin-opener-policy']).toBe('same-origin');
    expect(home['strict-transport-security']).toBe('max-age=31536000');
    const caching = async (path: string): Promise<string | undefined> =>
      (await ask(path)).headers['cache-control'];
    for (const path of [
      '/_astro/a.1b2c.css',
      '/pagefind/fragment/en_0a.pf_fragment',
      '/pagefind/pagefind.en_0a.pf_meta',
    ]) {
      expect(await caching(path), path).toBe('public, max-age=31536000, immutable');
    }
    for (const file of ['pagefind.js', 'pagefind-entry.json', 'wasm.en.pagefind']) {
      expect(await caching(`/pagefind/${file}`), file).toBe('no-cache');
    }
    expect(await caching('/')).toBe('no-cache');
    const type = async (path: string): Promise<string | undefined> =>
      (await ask(path)).headers['content-type'];
    expect(await type('/rss.xml')).toBe('application/rss+xml; charset=utf-8');
    expect(await type('/archive/2016/05/rss.xml')).toBe('application/rss+xml; charset=utf-8');
    expect(await type('/feed.json')).toBe('application/feed+json; charset=utf-8');
  });

  it('is the same whatever the order of the feeds, and has few rules', () => {
    const text = headersFile(parts);
    expect(headersFile({ ...parts, feeds: parts.feeds.toReversed() })).toBe(text);
    expect(headerRules(text)).toHaveLength(9);
  });

  it('asks for https only where the site is at home there, and keeps the owner\u2019s rules', () => {
    const text = headersFile({ ...parts, https: false, policy: '', own: '/x\n  X-Own: yes\n' });
    expect(text).not.toContain('Strict-Transport-Security');
    expect(text).toContain("Content-Security-Policy: frame-ancestors 'none'\n");
    expect(headersFor(headerRules(text), '/x').get('x-own')).toBe('yes');
  });
});
