import { describe, expect, it } from 'vitest';
import { oldAddresses } from '../../src/serving/redirect-rules.ts';
import { folderOf, served } from './served-site.ts';

describe('old addresses', () => {
  it('lead on for ever, with or without a slash, and the query goes along', async () => {
    const ask = await served(
      await folderOf({
        _redirects: [
          '# moved in 2016',
          '/blog/old /articles/new/ 301',
          '/blog/old.html   /articles/new/   301',
          '/blog/m%C3%BCnchen /articles/munich/?lang=de#top 301',
          '/shop https://shop.example/start 301',
        ].join('\r\n'),
        // What the build writes there for hosts that don't read _redirects.
        'blog/old/index.html': 'This page has moved',
      }),
    );
    const location = async (path: string): Promise<[number, string | undefined]> => {
      const { status, headers } = await ask(path);
      return [status, headers.location];
    };
    expect(await location('/blog/old')).toEqual([301, '/articles/new/']);
    expect(await location('/blog/old/')).toEqual([301, '/articles/new/']);
    expect(await location('/blog/old/?a=1&b=%26')).toEqual([301, '/articles/new/?a=1&b=%26']);
    expect(await location('/blog/old.html')).toEqual([301, '/articles/new/']);
    expect(await location('/blog/m%c3%bcnchen?x=1')).toEqual([
      301,
      '/articles/munich/?lang=de&x=1#top',
    ]);
    expect(await location('/shop?x=1')).toEqual([301, 'https://shop.example/start?x=1']);
    expect(await location('/blog/older')).toEqual([404, undefined]);
    expect((await ask('/blog/old', {}, 'HEAD')).status).toBe(301);
    expect((await ask('/blog/old', {}, 'POST')).status).toBe(405);
  });

  it('are told by their query where a file of their own says so', async () => {
    const ask = await served(
      await folderOf({
        'index.html': 'Home',
        'articles/new/index.html': 'New',
        _redirects_by_query: [
          '/?p=12 /articles/new/ 301',
          '/?p=13&preview=true /articles/draft/ 301',
          '/blog/index.php?article=m%C3%BCnchen /articles/munich/#top 301',
        ].join('\n'),
      }),
    );
    const answer = async (path: string): Promise<[number, string | undefined]> => {
      const { status, headers } = await ask(path);
      return [status, headers.location];
    };
    expect(await answer('/?p=12')).toEqual([301, '/articles/new/']);
    expect(await answer('/?utm_source=mail&p=12')).toEqual([301, '/articles/new/?utm_source=mail']);
    expect(await answer('/?preview=true&p=13')).toEqual([301, '/articles/draft/']);
    expect(await answer('/blog/index.php?article=m%c3%bcnchen')).toEqual([
      301,
      '/articles/munich/#top',
    ]);
    expect(await answer('/')).toEqual([200, undefined]);
    expect(await answer('/?p=1')).toEqual([200, undefined]);
    expect(await answer('/?p=13')).toEqual([200, undefined]);
    expect(await answer('/articles/new/?p=12')).toEqual([200, undefined]);
    expect(await answer('/_redirects_by_query')).toEqual([404, undefined]);
  });

  it.each([
    ['/a /b/ 301', 'no path with a query'],
    ['/?p=1#a /b/ 301', 'no path with a query'],
    ['/?p=1 /b/ 301\n/?p=1 /c/ 301', 'was to lead to "/b/" before'],
    ['/?a=1&b=2 /b/ 301\n/?b=2&a=1 /c/ 301', 'line 2'],
  ])('that a query tells and that can not be followed are refused: %j', (text, reason) => {
    expect(() => oldAddresses(text, '_redirects_by_query')).toThrow(reason);
  });

  it.each([
    ['/a /b/', 'is not two addresses and 301'],
    ['/a /b/ 302', 'is not two addresses and 301'],
    ['/a /b/ 301 Country=de', 'is not two addresses and 301'],
    ['a /b/ 301', 'no plain path'],
    ['/a/* /b/ 301', 'no plain path'],
    ['/a/:slug /b/ 301', 'no plain path'],
    ['/?p=12 /b/ 301', 'no plain path'],
    ['/a //evil.example/ 301', 'leads neither'],
    ['/a javascript:alert(1) 301', 'leads neither'],
    ['/a /a/ 301', 'leads to itself'],
    ['/%zz /b/ 301', 'encodes nothing'],
    ['/a /b/ 301\n/a/ /c/ 301', 'line 2'],
  ])('that can not be followed are refused: %j', (text, reason) => {
    expect(() => oldAddresses(text)).toThrow(reason);
    expect(() => oldAddresses(text)).toThrow('_redirects, line');
  });
});
