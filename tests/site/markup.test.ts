import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { fixtureSite, fixtureSiteWithPreviews, realSite } from './built-files.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // How Astro writes void elements and empty attributes is valid HTML; these rules are about taste.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-implicit-button-type': 'off',
    // The schema of the front matter bounds titles; the site's name comes after them.
    'long-title': 'off',
    // Everything comes from our own origin.
    'require-sri': 'off',
    // A worksheet answers while one types. Every form that is sent is sent by a browser test.
    'wcag/h32': 'off',
  },
});

test.each([
  ['the real site', realSite],
  ['the fixture', fixtureSite],
  ['the fixture with previews', fixtureSiteWithPreviews],
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
