import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  withContentSecurityPolicy,
} from '../../../src/security/content-security-policy.ts';

const options = { formTargets: [], webAssembly: false };
const hash = (content: string): string =>
  `'sha256-${createHash('sha256').update(content).digest('base64')}'`;

test('inline styles and scripts are allowed by the hash of exactly what they hold', () => {
  const policy = contentSecurityPolicy(
    '<style>p{}\n</style><script type="module">go()</script>',
    options,
  );
  expect(policy).toContain(`style-src 'self' ${hash('p{}\n')}`);
  expect(policy).toContain(`script-src 'self' ${hash('go()')};`);
});

test('data and scripts from a file need no hash', () => {
  const policy = contentSecurityPolicy(
    '<script type="application/ld+json">{}</script><script type="module" src="/_astro/a.js"></script>',
    options,
  );
  expect(policy).toContain("script-src 'self';");
});

test('forms may go to the updates service where that lives elsewhere, and nowhere else', () => {
  expect(contentSecurityPolicy('', options)).toContain("form-action 'self';");
  const elsewhere = { ...options, formTargets: ['https://mail.example.com'] };
  expect(contentSecurityPolicy('', elsewhere)).toContain(
    "form-action 'self' https://mail.example.com;",
  );
});

test('the policy stands before anything that could load', () => {
  const page = '<!DOCTYPE html><html><head><meta charset="utf-8"><style>p{}</style></head></html>';
  const protectedPage = withContentSecurityPolicy(Buffer.from(page), options).toString();
  expect(protectedPage.indexOf('content-security-policy')).toBeLessThan(
    protectedPage.indexOf('<style>'),
  );
});

test('letters of any language come through, and are hashed as the bytes they are sent in', () => {
  const style = "q::before{content:'„für 200 €“ 🌱'}";
  const page = `<meta charset="utf-8"><style>${style}</style><p>Größe, “quoted”, 目標`;
  const protectedPage = withContentSecurityPolicy(Buffer.from(page), options).toString();
  expect(protectedPage).toContain(hash(style));
  expect(protectedPage.replace(/<meta http-equiv[^>]*>/, '')).toBe(page);
});
