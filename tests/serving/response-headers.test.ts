import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { headerRules, headersFor } from '../../src/serving/answers/response-headers.ts';
import { folderOf, served } from './served-site.ts';

const rules = `# Everything
/*
  X-Frame-Options: DENY
  Content-Security-Policy: default-src 'self'; frame-ancestors 'none'

/_astro/*
  Cache-Control: public, max-age=31536000, immutable
/archive/*/rss.xml
  Content-Type: application/rss+xml
/topics/:topic/
  X-Robots-Tag: noindex
`;

describe('the headers of _headers', () => {
  it('go with every answer: page, error, redirect, 304, refusal', async () => {
    const ask = await served(
      await folderOf({ _headers: rules, _redirects: '/old / 301', 'index.html': 'Home' }),
    );
    const answers = [
      await ask('/'),
      await ask('/', {}, 'HEAD'),
      await ask('/', { 'If-None-Match': '*' }),
      await ask('/', { Range: 'bytes=0-1' }),
      await ask('/', { Range: 'bytes=9-' }),
      await ask('/nothing'),
      await ask('/old'),
      await ask('/', {}, 'POST'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 304, 206, 416, 404, 301, 405]);
    for (const { headers } of answers) {
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['content-security-policy']).toBe("default-src 'self'; frame-ancestors 'none'");
    }
  });

  it('say how long a file may be kept; without them a reader asks again', async () => {
    const files = { '_astro/page.a1b2.css': 'a{}', 'index.html': 'Home' };
    const ask = await served(await folderOf({ ...files, _headers: rules }));
    const hashed = await ask('/_astro/page.a1b2.css');
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const again = await ask('/_astro/page.a1b2.css', { 'If-None-Match': '*' });
    expect(again.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await ask('/')).headers['cache-control']).toBe('no-cache');
    const outside = await ask('/_astro/page.a1b2.css', { Range: 'bytes=99-' });
    expect([outside.status, outside.headers['cache-control']]).toEqual([416, 'no-cache']);
    const without = await served(await folderOf(files));
    expect((await without('/_astro/page.a1b2.css')).headers['cache-control']).toBe('no-cache');
  });

  it('match paths as hosts do', () => {
    const names = (path: string): string[] => [...headersFor(headerRules(rules), path).keys()];
    expect(names('/archive/2016/05/rss.xml')).toContain('content-type');
    expect(names('/archive/2016/05/rss_xml')).not.toContain('content-type');
    expect(names('/topics/goals/')).toContain('x-robots-tag');
    expect(names('/topics/goals/more/')).not.toContain('x-robots-tag');
    expect(names('/x/_astro/a.css')).not.toContain('cache-control');
  });

  it('are joined where several rules name one', () => {
    const joined = headerRules('/*\n  Link: </a>\n/b\n\tlink: </b>\n');
    expect(headersFor(joined, '/b').get('link')).toBe('</a>, </b>');
  });

  it.each([
    ['  X-A: b', 'line 1'],
    ['/*\n  No colon', 'line 2'],
    ['/*\n  X-A: caf\u00e9', 'line 2'],
    ['about\n  X-A: b', 'line 1'],
  ])('that can not be read are refused: %j', (text, place) => {
    expect(() => headerRules(text)).toThrow(`_headers, ${place}`);
  });
});

describe('a service in the same process', () => {
  it('answers under its path, with the headers for it where it has none of its own', async () => {
    const service = new Hono()
      .post('/', (context) => context.text('Confirm by mail', 202))
      .get('/own', (context) => context.text('', 200, { 'X-Frame-Options': 'SAMEORIGIN' }))
      .get('/broken', () => {
        throw new Error('no store');
      });
    const ask = await served(await folderOf({ _headers: rules, 'index.html': 'Home' }), {
      '/updates/': service,
    });
    const posted = await ask('/updates/', {}, 'POST');
    expect([posted.status, posted.body.toString()]).toEqual([202, 'Confirm by mail']);
    expect(posted.headers['x-frame-options']).toBe('DENY');
    expect((await ask('/updates/own')).headers['x-frame-options']).toBe('SAMEORIGIN');
    const broken = await ask('/updates/broken');
    expect([broken.status, broken.headers['x-frame-options']]).toEqual([500, 'DENY']);
    expect((await ask('/updates/nothing')).status).toBe(404);
    expect((await ask('/', {}, 'POST')).status).toBe(405);
  });
});
