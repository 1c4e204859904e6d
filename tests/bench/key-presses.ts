import type { Browser, Page } from 'playwright-core';

/**
 * A field of each calculator that moves its result, its element, and what the field holds: a digit more is as good
 * a number, so that every key has a result of its own.
 */
const typed = [
  ['goal-price', 'goal-price', 'cost', '6000'],
  ['comp-plan-ceiling', 'comp-plan-ceiling', 'goal', '20000'],
  ['stepping-stone', 'stepping-stone', 'goal', '100000'],
  ['reverse-funnel', 'reverse-funnel', 'gap', '40000'],
  ['odds', 'odds-of-a-string', 'weeks', '5'],
] as const;
const PRESSES = 30;
/** How much slower than this machine: a phone of the middle range. */
const SLOWDOWN = 4;

/**
 * Milliseconds from a key to its painted answer on a slow processor: a row each, the median and the worst of 30. The
 * first row is a field that nothing listens to, beside the first calculator: what the browser takes by itself.
 */
export async function keyPresses(browser: Browser, origin: string): Promise<string[][]> {
  const rows: string[][] = [];
  for (const [name, element, field, text] of [typed[0], ...typed]) {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${origin}/calculators/${name}/`);
    const worksheet = page.locator(element);
    await worksheet.locator('[data-part="copy"]:enabled').waitFor();
    const bare = rows.length === 0;
    if (bare) await worksheet.evaluate((place) => place.before(document.createElement('input')));
    const line = bare ? page.locator('main input').first() : worksheet.locator(`[name="${field}"]`);
    await line.fill(text);
    await page.keyboard.press('End');
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    const presses: number[] = [];
    for (let press = 0; press < PRESSES; press += 1) {
      presses.push(await timed(page, press % 2 === 0 ? '1' : 'Backspace'));
    }
    rows.push([bare ? 'a bare field' : name, ...middleAndWorst(presses)]);
    await context.close();
  }
  return rows;
}

async function timed(page: Page, key: string): Promise<number> {
  // What the press before left for a quiet moment isn't this one's.
  await page.waitForTimeout(150);
  // Wrapped, so that it is the listener that is waited for here, and not yet the key.
  const listening = await page.evaluateHandle(() => ({
    measured: new Promise<number>((resolve) => {
      const pressed = ({ timeStamp }: Event): void => {
        requestAnimationFrame(() => {
          // Its message comes once this frame's styles, layout and paint are done.
          const painted = new MessageChannel();
          painted.port1.onmessage = () => resolve(performance.now() - timeStamp);
          painted.port2.postMessage('');
        });
      };
      addEventListener('keydown', pressed, { capture: true, once: true });
    }),
  }));
  await page.keyboard.press(key);
  return listening.evaluate(({ measured }) => measured);
}

function middleAndWorst(values: number[]): string[] {
  const sorted = values.toSorted((one, other) => one - other);
  return [sorted[Math.floor(sorted.length / 2)] ?? NaN, sorted.at(-1) ?? NaN].map((value) =>
    value.toFixed(1),
  );
}
