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
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const settings = (['light', 'dark'] as const).flatMap((colorScheme) => [
  { colorScheme, name: `${colorScheme}, on a desktop`, viewport: { width: 1280, height: 900 } },
  { colorScheme, name: `${colorScheme}, on a phone`, viewport: { width: 320, height: 640 } },
]);

test.each(settings)(
  'axe finds nothing on any page kind, $name',
  async ({ colorScheme, viewport }) => {
    const { page, context } = await newPage({ colorScheme, viewport, bypassCSP: true });
    const findings: string[] = [];
    for (const path of pageKinds) {
      await page.goto(origin + path);
      await page.evaluate(axeSource);
      const { violations } = await page.evaluate(
        (values) =>
          (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
            runOnly: { type: 'tag', values },
          }),
        rules,
      );
      for (const { id, nodes } of violations) {
        findings.push(`${path} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      }
    }
    await context.close();
    expect(findings).toEqual([]);
  },
);
