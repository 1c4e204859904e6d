import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Worksheet } from '../../src/calculators/shared/calculator/calculator.ts';
import { compPlanCeiling } from '../../src/calculators/comp-plan-ceiling/worksheet.ts';
import { goalPrice } from '../../src/calculators/goal-price/worksheet.ts';
import { odds } from '../../src/calculators/odds/worksheet.ts';
import { reverseFunnel } from '../../src/calculators/reverse-funnel/worksheet.ts';
import { sentenceElement } from '../../src/calculators/shared/sentence/sentence.ts';
import { steppingStone } from '../../src/calculators/stepping-stone/worksheet.ts';
import { addressOf, realSite } from '../site/built-files.ts';

/** A calculator as a reader meets it. */
export interface BuiltWorksheet {
  readonly calculator: Worksheet;
  readonly name: string;
  /** Its own page. */
  readonly page: string;
  /** An article it is a sentence of, where there is one. */
  readonly article: string | undefined;
  /** A field that moves the result, and eight characters that do. */
  readonly field: string;
  readonly eight: string;
}

const site = realSite();

const entries: readonly (readonly [Worksheet, field: string, eight: string])[] = [
  [goalPrice, 'cost', '12345678'],
  [compPlanCeiling, 'goal', '12345678'],
  [steppingStone, 'goal', '12345678'],
  [reverseFunnel, 'gap', '12345678'],
  [odds, 'weeks', '00000120'],
];

/** The five calculators, in the order of the path. */
export const worksheets: readonly BuiltWorksheet[] = entries.map(([calculator, field, eight]) => {
  const article = site.pages.find(
    (page) =>
      page.startsWith('articles/') && site.read(page).includes(`<${sentenceElement(calculator)} `),
  );
  return {
    calculator,
    name: calculator.name,
    page: `/calculators/${calculator.name}/`,
    article: article === undefined ? undefined : addressOf(article),
    field,
    eight,
  };
});

/** Every place a full worksheet stands in. */
export const places: readonly (BuiltWorksheet & { readonly path: string })[] = worksheets.map(
  (worksheet) => ({ ...worksheet, path: worksheet.page }),
);

/** The first worksheet of its kind on the page. */
export function worksheetOn(page: Page, { calculator }: BuiltWorksheet): Locator {
  return page.locator(calculator.element).first();
}

/** Waits until a worksheet's script has come. */
export async function wake(worksheet: Locator): Promise<void> {
  await worksheet.locator('[data-part="copy"]:enabled').waitFor();
}

/** A field of a worksheet by its name, unfolded where it is folded away. */
export async function fieldOf(worksheet: Locator, name: string): Promise<Locator> {
  const field = worksheet.locator(`[data-part="form"] [name="${name}"]`);
  await field.evaluate((line) => {
    const fold = line.closest('details');
    if (fold) fold.open = true;
  });
  return field;
}

/** The texts of all fields and of the result: what a link has to bring back. */
export function stateOf(worksheet: Locator): Promise<Record<string, string>> {
  return worksheet.evaluate((element) => {
    const lines = element.querySelectorAll<HTMLInputElement>('[data-part="form"] [name]');
    const state = Object.fromEntries([...lines].map((line) => [line.name, line.value]));
    for (const part of ['headline', 'summary', 'figures', 'lever']) {
      state[`(${part})`] = element.querySelector(`[data-part="${part}"]`)?.textContent ?? '';
    }
    return state;
  });
}

/** The addresses of the scripts that make worksheets work. */
export const scriptAddress = /\/_astro\/View\.[^/]*\.js$/;

/** Collects what a page says that it shouldn't: console errors and warnings, and thrown errors. */
export function noiseOf(page: Page): string[] {
  const noise: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) noise.push(message.text());
  });
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('dialog', (dialog) => {
    noise.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return noise;
}

/** Expects of what is read again and again until it is so, on a slow machine too. */
export function eventually<Value>(
  read: () => Value | Promise<Value>,
  about: { message?: string } = {},
) {
  return expect.poll(read, { timeout: 10_000, ...about });
}

/** How many pages a PDF has. */
export function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** How far the page scrolls sideways, in CSS pixels. */
export function sidewaysBy(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.documentElement;
    return Math.max(0, root.scrollWidth - root.clientWidth);
  });
}

/** What people, browsers and attackers write into a field that wants something else. */
export const junk = [
  '',
  'letters',
  '🙂🙃',
  '1e309',
  '-0',
  '9'.repeat(10_000),
  'x'.repeat(10_000),
  '<img src=x onerror=alert(1)>',
  '1.000',
  'NaN',
] as const;
