import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import {
  pageLocation,
  redirectPage,
  writeRedirectPages,
} from '../../src/redirects/redirect-pages.ts';
import { oldAddresses } from '../../src/serving/redirect-rules.ts';
import { folderOf } from './served-site.ts';

const about = { url: 'https://onegoodweek.example', language: 'en-US' };

describe('a page at an old address', () => {
  it('lies where a host without redirects looks for it', async () => {
    const folder = await folderOf({ 'articles/new/index.html': 'New' });
    const text =
      '/blog/old.html /articles/new/ 301\n/blog/old /articles/new/ 301\n/b%C3%A9/ /articles/new/ 301';
    await writeRedirectPages(folder, oldAddresses(text), about);
    for (const path of ['blog/old.html', 'blog/old/index.html', 'b\u00e9/index.html']) {
      const page = await readFile(join(folder, path), 'utf8');
      expect(page).toContain('<meta http-equiv="refresh" content="0; url=/articles/new/">');
      expect(page).toContain(
        '<link rel="canonical" href="https://onegoodweek.example/articles/new/">',
      );
      expect(page).toContain('<meta name="robots" content="noindex">');
      expect(page).toContain('<a href="/articles/new/">');
    }
  });

  it('is valid HTML, whatever the address', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    for (const to of ['/articles/new/', '/a/?b=1&c="<script>', 'https://other.example/']) {
      const page = redirectPage(to, about);
      const report = await validator.validateString(page);
      expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
      expect(page).not.toContain('<script>');
    }
  });

  it('never takes the place of a real page', async () => {
    const folder = await folderOf({
      'about/index.html': 'About',
      'index.html': 'Home',
      'file.txt': '',
    });
    for (const from of ['/about/', '/about', '/', '/file.txt/old', '/about/index.html']) {
      await expect(
        writeRedirectPages(folder, [{ from, to: '/articles/new/' }], about),
      ).rejects.toThrow(`The old address "${from}" can't lead to "/articles/new/"`);
    }
    expect(await readFile(join(folder, 'about/index.html'), 'utf8')).toBe('About');
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('Home');
  });

  it('may be there from the last build, but not from another line', async () => {
    const folder = await folderOf({});
    await writeRedirectPages(folder, [{ from: '/old', to: '/a/' }], about);
    await writeRedirectPages(folder, [{ from: '/old', to: '/b/' }], about);
    expect(await readFile(join(folder, 'old/index.html'), 'utf8')).toContain('url=/b/');
    const twice = [
      { from: '/old', to: '/a/' },
      { from: '/old/index.html', to: '/b/' },
    ];
    await expect(writeRedirectPages(folder, twice, about)).rejects.toThrow('/old/index.html');
  });

  it.each(['/../out', '/a/../../out', '/%2e%2e/out', '/a%2f..%2f..%2fout', '/..%5cout', '/a%00b'])(
    'never leads out of the site: %s',
    (from) => {
      expect(() => pageLocation('/site', from)).toThrow('leads out of the site');
    },
  );
});
