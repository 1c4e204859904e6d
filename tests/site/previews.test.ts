import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { fixtureSite } from './built-files.ts';
import { fixtureNow } from './built-sites.ts';

const folder = '.cache/tests/fixture-with-previews';
const secret = 'a secret of the tests, long enough to be one';
const addressOf = (id: string): string =>
  `/preview/${createHmac('sha256', secret).update(`preview ${id}`).digest('hex').slice(0, 40)}/`;
const draft = addressOf('secret-draft-id');
const future = addressOf('the-future-id');

let output = '';

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  const { stdout, stderr } = await promisify(execFile)(
    'npm',
    ['run', 'build', '--silent', '--', '--preview', '--force', '--outDir', folder],
    {
      env: {
        ...process.env,
        // What a machine's variables say must not decide who sees drafts.
        NODE_ENV: 'development',
        DEV: '1',
        CONTENT_FOLDER: './tests/site/content',
        BUILD_NOW: fixtureNow,
        PREVIEW_SECRET: secret,
      },
    },
  );
  output = stdout + stderr;
}, 120_000);

const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const pageAt = (address: string): string => read(`${address.slice(1)}index.html`);
const built = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();

test('the draft and the future article have a preview, and nothing else does', () => {
  const previews = built().filter((file) => file.startsWith('preview/') && /html$/.test(file));
  expect(previews.map((file) => `/${file.replace('index.html', '')}`)).toEqual(
    [draft, future].toSorted(),
  );
  expect(pageAt(draft)).toContain('Zebrafinch zebrafinch.');
  expect(pageAt(future)).toContain('Quokkaberry quokkaberry.');
});

test('the build prints each title with its address', () => {
  expect(output).toContain(`Zebrafinch draft: https://onegoodweek.example${draft}`);
  expect(output).toContain(`Quokkaberry future: https://onegoodweek.example${future}`);
});

test('a preview tells search engines nothing, and the sites it links to neither', () => {
  for (const page of [pageAt(draft), pageAt(future)]) {
    expect(page).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(page).toContain('<meta name="referrer" content="no-referrer">');
    expect(page).not.toMatch(/rel="canonical"|ld\+json|data-pagefind-body|og:url|article-id/);
    expect(page).not.toMatch(/linkedin|mailto:\?subject/);
  }
  expect(read('_headers')).toMatch(
    /^\/preview\/\*\n {2}X-Robots-Tag: noindex, nofollow\n {2}Referrer-Policy: no-referrer$/m,
  );
});

test('a preview says what it is, from when, and for whom', () => {
  expect(pageAt(draft).replaceAll(/\s+/g, ' ')).toMatch(
    /This is a preview.*November 22, 2026.*not final.*please don’t pass it on/,
  );
});

test('nothing else of the site changes: every other file is the same, byte for byte', () => {
  const published = fixtureSite();
  const others = built().filter((file) => !file.startsWith('preview/'));
  expect(others).toEqual(published.files);
  const different = others.filter(
    (file) => !readFileSync(join(folder, file)).equals(published.bytes(file)),
  );
  // A host's headers hold for all pages: previews add a rule, and the hash of their notice's style.
  expect(different).toEqual(['_headers']);
  expect(read('_headers')).not.toMatch(/preview\/[0-9a-f]/);
});

test('without the option there is no preview, and no word of one', () => {
  const site = fixtureSite();
  expect(site.files.filter((file) => file.includes('preview'))).toEqual([]);
  expect(site.read('_headers')).not.toContain('preview');
});
