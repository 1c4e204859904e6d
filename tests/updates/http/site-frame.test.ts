import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { frameFrom, siteFrame } from '../../../src/updates/http/site-frame.ts';
import { temporaryFolder } from '../set-up/temporary-folder.ts';

const built = (words: string): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'; style-src 'self' 'sha256-old='; img-src 'self'; font-src 'self'"><title>Frame</title><link rel="preload" as="font" href="/_astro/a.woff2"><style>@font-face { font-family: A; src: url("/_astro/a.woff2"); } p { color: red; }</style></head><body><a href="/">${words}</a><main id="content"><p>Only a frame</p><template id="begin-with"><ol><li>First</li></ol></template></main><footer></footer></body></html>`;

test('a page’s words stand in the site’s frame, and articles only where it offers some', () => {
  const frame = frameFrom(built('Home'));
  const page = { title: 'Saved', content: '<h1>Saved.</h1>', offersArticles: false };
  const plain = frame?.wrap(page) ?? '';
  expect(plain).toContain('<title>Saved</title>');
  expect(plain).toContain('<main id="content"><div class="updates"><h1>Saved.</h1></div></main>');
  expect(plain).not.toContain('Only a frame');
  expect(plain).not.toContain('First');
  expect(frame?.wrap({ ...page, offersArticles: true })).toContain(
    '</div><ol><li>First</li></ol></main>',
  );
  expect(frame?.policy).toMatch(/^default-src 'none'; .*; frame-ancestors 'none'$/);
});

test('a page that isn’t a frame is none', () => {
  expect(frameFrom('<title>Not here</title><main></main>')).toBeUndefined();
});

test('a later build’s frame is taken, and while there is none the last one stays', async () => {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const address = { site: 'https://example.com', service: '/updates/', isBeside: true };
  const current = siteFrame(join(folder, 'updates.json'), address);
  expect(await current()).toBeUndefined();
  const file = join(folder, 'updates/frame/index.html');
  mkdirSync(join(folder, 'updates/frame'), { recursive: true });
  const shown = async (): Promise<string> =>
    (await current())?.wrap({ title: '', content: '', offersArticles: false }) ?? '';
  writeFileSync(file, built('Monday'));
  expect(await shown()).toContain('Monday');
  writeFileSync(file, built('Tuesday'));
  utimesSync(file, new Date(), new Date('2030-01-01'));
  expect(await shown()).toContain('Tuesday');
  rmSync(join(folder, 'updates'), { recursive: true });
  expect(await shown()).toContain('Tuesday');
});

test('under another address links lead to the site, and its fonts stay there', async () => {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'updates/frame'), { recursive: true });
  writeFileSync(join(folder, 'updates/frame/index.html'), built('Home'));
  const frame = await siteFrame(join(folder, 'updates.json'), {
    site: 'https://example.com',
    service: '/',
    isBeside: false,
  })();
  const page = frame?.wrap({ title: '', content: '', offersArticles: false }) ?? '';
  expect(page).toContain('<a href="https://example.com/">Home</a>');
  expect(page).not.toMatch(/font-face|as="font"/);
  expect(page).toContain('p { color: red; }');
  expect(frame?.policy).not.toContain('sha256-old=');
  expect(frame?.policy).toMatch(/style-src 'self' 'sha256-[\w+/]{43}='/);
});
