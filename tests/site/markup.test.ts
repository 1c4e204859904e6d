import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { fixtureSite, realSite } from './built-files.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // Astro writes void elements and attributes its own way, which is valid HTML.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // Search engines read these lengths differently; the content schema bounds them.
    'no-inline-style': 'error',
    'no-implicit-button-type': 'off',
    'require-sri': 'off',
  },
});

test.each([
  ['the real site', realSite],
  ['the fixture', fixtureSite],
])('every page of %s is valid HTML', async (_, open) => {
  const site = open();
  const findings: string[] = [];
  for (const page of site.pages) {
    const report = await validator.validateString(site.read(page), page);
    for (const { messages } of report.results) {
      for (const { line, column, ruleId, message } of messages) {
        findings.push(`${page}:${line}:${column} ${ruleId} ${message}`);
      }
    }
  }
  expect(findings).toEqual([]);
});
