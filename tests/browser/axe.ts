import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

const everyRule: axe.RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
const contrast: axe.RunOnly = { type: 'rule', values: ['color-contrast'] };

/**
 * What axe finds on a page as it stands, a line a rule.
 * @param page of a context with `bypassCSP`: axe is put into it from outside, which its own policy forbids.
 * @param within a selector of the part to look at; everything without it.
 * @param asked `contrast` is all that a dark page can have against it when a light one of the same width has nothing.
 */
export async function findingsOfAxe(
  page: Page,
  within = ':root',
  asked: 'every rule' | 'contrast' = 'every rule',
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const { violations } = await page.evaluate(
    ([selector, runOnly]) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(selector, {
        runOnly,
        resultTypes: ['violations'],
      }),
    [within, asked === 'contrast' ? contrast : everyRule] as const,
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
