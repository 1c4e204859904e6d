import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { expect, test } from 'vitest';
import { newPage } from './browser.ts';
import { pageKinds } from './page-kinds.ts';
import { served } from './served.ts';

const origin = await served('dist');
const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const allRules: axe.RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** All that a dark page can have against it which a light one hasn't. */
const contrast: axe.RunOnly = { type: 'rule', values: ['color-contrast'] };

const desktop = { width: 1280, height: 900 };
const phone = { width: 320, height: 640 };
const settings = [
  { name: 'light, on a desktop', colorScheme: 'light', viewport: desktop, runOnly: allRules },
  { name: 'light, on a phone', colorScheme: 'light', viewport: phone, runOnly: allRules },
  { name: 'dark, on a desktop', colorScheme: 'dark', viewport: desktop, runOnly: contrast },
  { name: 'dark, on a phone', colorScheme: 'dark', viewport: phone, runOnly: contrast },
] as const;

test.each(settings)(
  'axe finds nothing on any page kind, $name',
  async ({ colorScheme, viewport, runOnly }) => {
    const { page, context } = await newPage({ colorScheme, viewport, bypassCSP: true });
    const findings: string[] = [];
    for (const path of pageKinds) {
      await page.goto(origin + path);
      await page.evaluate(axeSource);
      const { violations } = await page.evaluate(
        (asked) =>
          (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
            runOnly: asked,
            resultTypes: ['violations'],
          }),
        runOnly,
      );
      for (const { id, nodes } of violations) {
        findings.push(`${path} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      }
    }
    await context.close();
    expect(findings).toEqual([]);
  },
);
