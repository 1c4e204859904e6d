import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { newPage } from './browser.ts';
import { readForm } from '../../src/calculators/shared/calculator/calculator.ts';
import { headlineMarkup, markupOf } from '../../src/calculators/shared/calculator/markup.ts';
import { served } from './served.ts';
import {
  eventually,
  fieldOf,
  junk,
  noiseOf,
  places,
  scriptAddress,
  stateOf,
  wake,
  worksheetOn,
  worksheets,
} from './worksheets.ts';

const origin = await served('dist');

const walked = places.filter(({ page, path, name }) => path === page || name === 'stepping-stone');

test.each(walked)('by keyboard alone through $name on $path', async (place) => {
  const { page, context } = await newPage();
  const noise = noiseOf(page);
  await page.goto(origin + place.path);
  const worksheet = worksheetOn(page, place);
  const first = worksheet.locator('[data-part="form"]').locator('input, select, textarea').first();
  await first.focus();
  await worksheet.locator('[data-part="copy"]:enabled').waitFor();
  const visited: string[] = [];
  const marked = new Set<string>();
  for (let stop = 0; stop < 120; stop += 1) {
    const here = await worksheet.evaluate((element) => {
      const focused = document.activeElement;
      if (!focused || !element.contains(focused)) return undefined;
      const style = getComputedStyle(focused);
      const { width, height } = focused.getBoundingClientRect();
      return {
        name:
          focused.getAttribute('name') ??
          focused.getAttribute('data-part') ??
          focused.textContent.trim(),
        closed: focused.matches('details:not([open]) > summary'),
        marked: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
        visible: width > 10 && height > 10,
      };
    });
    if (!here) break;
    if (here.closed) await page.keyboard.press('Enter');
    if (visited.at(-1) !== here.name) visited.push(here.name);
    // A date field has stops inside it, which the browser marks itself.
    if (here.marked && here.visible) marked.add(here.name);
    await page.keyboard.press('Tab');
  }
  const fields = Object.keys(place.calculator.fields);
  const inOrder = await worksheet
    .locator('[data-part="form"] [name]')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('name')));
  expect(visited.filter((name) => fields.includes(name))).toEqual(inOrder);
  expect(new Set(inOrder)).toEqual(new Set(fields));
  expect(visited).toContain('How it is worked out');
  expect(visited).toContain('copy');
  expect(visited).toContain('plan');
  expect(visited.filter((name) => !marked.has(name))).toEqual([]);

  const field = await fieldOf(worksheet, place.field);
  const before = await stateOf(worksheet);
  await field.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('7');
  await page.keyboard.press('Tab');
  await eventually(async () => (await stateOf(worksheet))['(summary)']).not.toBe(
    before['(summary)'],
  );
  expect(noise).toEqual([]);
  await context.close();
});

test.each(worksheets)(
  'typing in $name changes the figures at once, and is announced once',
  async (place) => {
    const { page, context } = await newPage();
    await page.goto(origin + place.page);
    const worksheet = worksheetOn(page, place);
    await wake(worksheet);
    await worksheet.evaluate((element) => {
      const seen = globalThis as unknown as { announced: string[] };
      seen.announced = [];
      const output = element.querySelector('output');
      if (!output) throw new Error('There is no output.');
      new MutationObserver((records) => {
        seen.announced.push(...records.map(({ type }) => type));
      }).observe(output, { childList: true, characterData: true, subtree: true });
    });
    const announced = (): Promise<number> =>
      page.evaluate(() => (globalThis as unknown as { announced: string[] }).announced.length);
    const field = await fieldOf(worksheet, place.field);
    const before = await stateOf(worksheet);
    await field.selectText();
    await field.pressSequentially(place.eight, { delay: 20 });
    const typed = await stateOf(worksheet);
    expect(typed['(headline)']).not.toBe(before['(headline)']);
    // Nothing is announced between quick keys, however slow the machine is.
    expect(await announced()).toBeLessThanOrEqual(1);
    await eventually(announced).toBeGreaterThan(0);
    await page.waitForTimeout(900);
    expect(await announced()).toBeLessThanOrEqual(2);
    expect((await stateOf(worksheet))['(summary)']).not.toBe(before['(summary)']);
    expect(await worksheet.locator('output').count()).toBe(1);
    await context.close();
  },
);

test.each(worksheets)(
  'junk in every field of $name gets a sentence and loses nothing',
  async (place) => {
    const { page, context } = await newPage();
    const noise = noiseOf(page);
    await page.goto(origin + place.page);
    const worksheet = worksheetOn(page, place);
    await wake(worksheet);
    const built = await stateOf(worksheet);
    const faults = await worksheet.evaluate((element, texts) => {
      const found: string[] = [];
      const form = element.querySelector('[data-part="form"]');
      const stale = element.querySelector<HTMLElement>('[data-part="stale"]');
      const lines = form?.querySelectorAll<HTMLInputElement>(':is(input, textarea)[name]') ?? [];
      const write = (line: HTMLInputElement, text: string): void => {
        line.value = text;
        for (const kind of ['input', 'change']) {
          line.dispatchEvent(new Event(kind, { bubbles: true }));
        }
      };
      for (const line of lines) {
        const before = line.value;
        // A date field takes no text but a day.
        for (const text of line.type === 'date' ? [''] : texts) {
          const fault = (what: string): number =>
            found.push(`${line.name}, “${text.slice(0, 30)}”: ${what}`);
          write(line, text);
          const problem = document.getElementById(`${line.id}-problem`)?.textContent ?? '';
          const refused = problem !== '';
          if (line.value !== text) fault('what was typed is gone');
          if (refused !== (line.getAttribute('aria-invalid') === 'true')) fault('aria-invalid');
          if (refused && !/^.{10,300}[.?]$/s.test(problem)) fault(`no sentence: ${problem}`);
          const described = line.getAttribute('aria-describedby')?.split(' ') ?? [];
          if (!described.includes(`${line.id}-problem`))
            fault('the sentence isn’t its description');
          // What one field says may make a sentence at another.
          const unworked = form?.querySelector('[aria-invalid]') !== null;
          if (refused && !unworked) fault('not marked invalid');
          if (unworked === (stale?.hidden ?? true)) fault('stale line');
          if (!refused && /letters|🙂|e309|<img|x{99}|9{99}|NaN/.test(text))
            fault('taken for good');
          if (/NaN|Infinity|undefined/.test(element.textContent.replaceAll('“NaN”', ''))) {
            fault('NaN, Infinity or undefined is shown');
          }
          if (element.querySelector('img')) fault('it became markup');
        }
        write(line, before);
        if (stale?.hidden !== true) found.push(`${line.name}: stays stale when mended`);
      }
      return found;
    }, junk);
    expect(faults).toEqual([]);
    expect(await stateOf(worksheet)).toEqual(built);
    expect(noise).toEqual([]);
    await context.close();
  },
);

test.each(worksheets)('every part of $name shows what each key comes to', async (place) => {
  const { page, context } = await newPage();
  await page.goto(origin + place.page);
  const element = worksheetOn(page, place);
  await wake(element);
  const field = await fieldOf(element, place.field);
  await field.fill('');
  // The last keys take some of it away, and leave words of other lengths where longer ones stood.
  for (const key of [...place.eight, 'Backspace', 'Backspace', 'Backspace']) {
    await field.press(key);
    const [texts, today] = await element.evaluate((form) => {
      const lines = form.querySelectorAll<HTMLInputElement>('[data-part="form"] [name]');
      const written = Object.fromEntries([...lines].map(({ name, value }) => [name, value]));
      return [written, new Date().toLocaleDateString('sv')] as const;
    });
    const { values } = readForm(place.calculator, texts, today);
    if (!values) continue;
    const { headline } = place.calculator.work(values, today);
    const details = place.calculator.details(values, today);
    const wanted = { headline: headlineMarkup(headline), ...markupOf(details) };
    // All but the answer comes a frame later.
    await eventually(() => different(element, wanted), {
      message: `${place.name} at ${await field.inputValue()}`,
    }).toEqual([]);
  }
  await context.close();
});

/** The parts of a worksheet that show anything else than this markup. */
function different(
  worksheet: Locator,
  wanted: Readonly<Record<string, string>>,
): Promise<string[]> {
  return worksheet.evaluate((element, parts) => {
    return Object.entries(parts).flatMap(([name, markup]) => {
      const shown = element.querySelector(`[data-part="${name}"]`);
      const other = shown?.cloneNode() as Element;
      other.innerHTML = markup;
      return shown?.isEqualNode(other) ? [] : [name];
    });
  }, wanted);
}

test('a sentence comes when the field is left, stays by it, and goes while it is mended', async () => {
  const { page, context } = await newPage();
  for (const place of worksheets) {
    await page.goto(origin + place.page);
    const worksheet = worksheetOn(page, place);
    const field = await fieldOf(worksheet, place.field);
    await field.click();
    await worksheet.locator('[data-part="copy"]:enabled').waitFor();
    const problem = page.locator(`#${(await field.getAttribute('id')) ?? ''}-problem`);
    await field.fill('');
    await field.pressSequentially('abc');
    expect(await problem.textContent(), place.name).toBe('');
    await page.keyboard.press('Tab');
    await eventually(() => problem.textContent()).toMatch(/“abc” isn’t a number here/);
    expect(await field.inputValue()).toBe('abc');
    expect(await worksheet.locator('[data-part="stale"]').isVisible()).toBe(true);
    expect(await worksheet.locator('output').textContent()).toContain('“abc”');
    await field.fill('');
    await field.pressSequentially('12');
    expect(await problem.textContent(), place.name).toBe('');
    expect(await worksheet.locator('[data-part="stale"]').isVisible()).toBe(false);
  }
  await context.close();
});

test('nothing can be written that would be lost, before the script has come', async () => {
  const { page, context } = await newPage();
  for (const place of worksheets) {
    const awaited = Promise.withResolvers<undefined>();
    await page.route(scriptAddress, async (route) => {
      await awaited.promise;
      await route.continue();
    });
    await page.goto(origin + place.page, { waitUntil: 'commit' });
    const worksheet = worksheetOn(page, place);
    const field = await fieldOf(worksheet, place.field);
    expect(await field.isEditable(), place.name).toBe(false);
    const before = await stateOf(worksheet);
    awaited.resolve(undefined);
    await field.fill(place.eight);
    await eventually(async () => (await stateOf(worksheet))['(headline)'], {
      message: place.name,
    }).not.toBe(before['(headline)']);
    expect(await field.inputValue()).toBe(place.eight);
    await page.unroute(scriptAddress);
  }
  await context.close();
});

test('all five on one page work beside each other', async () => {
  const { page, context } = await newPage();
  const noise = noiseOf(page);
  const [first, ...others] = worksheets;
  const address = origin + (first?.page ?? '');
  const markup = await Promise.all(
    others.map(async ({ calculator, page: own }) => {
      const html = await (await fetch(origin + own)).text();
      const end = `</${calculator.element}>`;
      const [script] = html.match(/<script[^>]*\/View\.[^>]*><\/script>/) ?? [];
      return html.slice(html.indexOf(`<${calculator.element} `), html.indexOf(end)) + end + script;
    }),
  );
  await page.route(address, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</main>', () => `${markup.join('')}</main>`);
    await route.fulfill({ response, body });
  });
  await page.goto(address);
  for (const place of worksheets) {
    const worksheet = worksheetOn(page, place);
    await wake(worksheet);
    const before = await stateOf(worksheet);
    await (await fieldOf(worksheet, place.field)).fill(place.eight);
    await eventually(async () => (await stateOf(worksheet))['(headline)'], {
      message: place.name,
    }).not.toBe(before['(headline)']);
  }
  expect(noise).toEqual([]);
  await context.close();
});
