import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  consentWording,
  frequencyNames,
} from '../../src/updates/readers/joining/consent-wording.ts';

test('the site’s form shows the very words that are kept as consent, and the service’s names of frequencies', () => {
  const page = readFileSync('dist/index.html', 'utf8');
  const [form = ''] = /<section[^>]* id="updates"[^]*?<\/section>/.exec(page) ?? [];
  const text = form
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ');
  expect(text).toContain(consentWording);
  for (const [value, name] of Object.entries(frequencyNames))
    expect(form).toMatch(new RegExp(`value="${value}"[^>]*>\\s*<span[^>]*>${name}</span>`));
});
