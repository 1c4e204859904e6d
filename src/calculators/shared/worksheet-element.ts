import { decode, encode, isFor, readFragment, writeFragment } from './share-link.ts';
import { figuresMarkup, tableMarkup } from './markup.ts';
import { readForm, writeForm } from './calculator.ts';
import type { Calculator, Fields, Problems, Values, Worksheet } from './calculator.ts';
import type { Shared } from './share-link.ts';
import { today } from './dates.ts';
import { say } from './words.ts';

/** How long typing must rest before the summary is rewritten, and so announced. Milliseconds. */
const REST = 600;

type Line = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Brings a built worksheet to life: it listens to the form and patches the same markup the build
 * rendered. Figures follow each key; the summary follows when typing rests; sentences about fields
 * come when a field is left.
 */
export abstract class WorksheetElement<Of extends Fields = Fields> extends HTMLElement {
  abstract readonly calculator: Calculator<Of>;
  /** What the link that led here brought, for this calculator and the others: it travels on. */
  #carried: Shared = new Map();
  #resting: ReturnType<typeof setTimeout> | undefined;
  readonly #listening = new AbortController();

  connectedCallback(): void {
    const { signal } = this.#listening;
    this.addEventListener('input', (event) => this.#isOurs(event) && this.#typed(), { signal });
    this.addEventListener('change', (event) => this.#isOurs(event) && this.#settled(), { signal });
    this.addEventListener('submit', (event) => event.preventDefault(), { signal });
    addEventListener('hashchange', () => this.#arrive(), { signal });
    const copy = this.place<HTMLButtonElement>('copy');
    copy?.addEventListener('click', () => void this.#copyLink(), { signal });
    if (copy) copy.disabled = false;
    this.awake?.();
    this.#arrive();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    clearTimeout(this.#resting);
  }

  /** Called once the form is live: where a calculator adds what only it has. */
  awake?(): void;

  /** Called after a result was shown. */
  shown?(worksheet: Worksheet, values: Values<Of>): void;

  /** The element marked `data-part="name"` in the built markup. */
  place<Found extends HTMLElement = HTMLElement>(name: string): Found | null {
    return this.querySelector<Found>(`[data-part="${name}"]`);
  }

  /** The values in the form, or `null` while some can't be used. */
  values(): Values<Of> | null {
    const reading = readForm(this.calculator, this.#texts(), today());
    return 'values' in reading ? reading.values : null;
  }

  /** Writes values into the form and shows what they come to. */
  fill(values: Values<Of>): void {
    const texts = writeForm(this.calculator, values);
    for (const line of this.#lines()) line.value = texts[line.name] ?? '';
    this.#settled();
  }

  /** Works the form again, for a reason other than typing. */
  rework(): void {
    this.#settled();
  }

  #arrive(): void {
    const shared = readFragment(location.hash);
    const first = document.querySelector<HTMLElement>(this.localName) === this;
    this.#carried = shared;
    if (first && isFor(this.calculator.code, shared)) {
      this.fill(decode(this.calculator, shared, this.values() ?? undefined));
    } else if (this.#lines().some(isChanged)) {
      this.#typed();
    } else if (shared.size > 0) {
      this.rework();
    }
  }

  #typed(): void {
    clearTimeout(this.#resting);
    const reading = readForm(this.calculator, this.#texts(), today());
    const problems = 'problems' in reading ? reading.problems : {};
    for (const line of this.#lines()) {
      // While somebody is typing, a sentence may go but none may come.
      if (!(line.name in problems)) this.#say(line, '');
    }
    if (!('values' in reading)) return this.#markStale(true);
    const worksheet = this.#show(reading.values);
    this.#resting = setTimeout(() => this.#summarize(worksheet.summary), REST);
  }

  #settled(): void {
    clearTimeout(this.#resting);
    const reading = readForm(this.calculator, this.#texts(), today());
    const problems: Problems = 'problems' in reading ? reading.problems : {};
    for (const line of this.#lines()) this.#say(line, problems[line.name] ?? '');
    if ('values' in reading) return this.#summarize(this.#show(reading.values).summary);
    this.#markStale(true);
    const wrong = this.#lines().find((line) => line.name in problems);
    const label = wrong?.labels?.[0]?.textContent ?? '';
    this.#summarize(say`Not worked out yet. ${label}: ${problems[wrong?.name ?? ''] ?? ''}`);
  }

  #show(values: Values<Of>): Worksheet {
    const worksheet = this.calculator.work(values, today());
    this.#markStale(false);
    const { headline, picture } = worksheet;
    this.#text('headline-label', headline.label);
    this.#text('headline', headline.value);
    this.#text('headline-note', headline.note ?? '');
    this.#markup('figures', figuresMarkup(worksheet.figures));
    this.#markup('picture', picture.svg)?.setAttribute('aria-label', picture.label);
    this.#markup('table', tableMarkup(worksheet.table));
    this.#text('lever', worksheet.lever);
    this.#link(values, worksheet);
    this.shown?.(worksheet, values);
    return worksheet;
  }

  #link(values: Values<Of>, worksheet: Worksheet): void {
    const own = encode(this.calculator, values);
    const here = writeFragment(new Map([...this.#carried, ...own]));
    const onward = writeFragment(
      new Map([...this.#carried, ...own, ...Object.entries(worksheet.handedOn)]),
    );
    for (const [name, fragment] of [
      ['link', here],
      ['next', onward],
      ['plan', onward],
    ] as const) {
      const link = this.place<HTMLAnchorElement>(name);
      if (link) link.hash = fragment;
    }
    const address = this.place<HTMLAnchorElement>('link');
    if (address) this.#text('address', address.href);
  }

  async #copyLink(): Promise<void> {
    const address = this.place<HTMLAnchorElement>('link')?.href ?? location.href;
    try {
      await navigator.clipboard.writeText(address);
      this.#text('copied', say`Link copied.`);
    } catch {
      this.#text('copied', say`This browser doesn’t let us copy. The link: ${address}`);
    }
  }

  #lines(): Line[] {
    const elements = [...(this.querySelector('form')?.elements ?? [])];
    return elements.filter(
      (element): element is Line =>
        (element instanceof HTMLInputElement ||
          element instanceof HTMLTextAreaElement ||
          element instanceof HTMLSelectElement) &&
        element.name in this.calculator.fields,
    );
  }

  #isOurs(event: Event): boolean {
    return this.#lines().some((line) => line === event.target);
  }

  #texts(): Record<string, string> {
    return Object.fromEntries(this.#lines().map((line) => [line.name, line.value]));
  }

  #say(line: Line, problem: string): void {
    const place = document.getElementById(`${line.id}-problem`);
    if (!place) return;
    if (place.textContent !== problem) place.textContent = problem;
    if (problem) line.setAttribute('aria-invalid', 'true');
    else line.removeAttribute('aria-invalid');
    const fold = line.closest('details');
    if (problem && fold) fold.open = true;
  }

  #markStale(stale: boolean): void {
    this.place('result')?.toggleAttribute('data-stale', stale);
    const note = this.place('stale');
    if (note) note.hidden = !stale;
  }

  #summarize(summary: string): void {
    this.#text('summary', summary);
  }

  #text(name: string, text: string): void {
    const place = this.place(name);
    if (place && place.textContent !== text) place.textContent = text;
  }

  #markup(name: string, markup: string): HTMLElement | null {
    const place = this.place(name);
    if (place && place.innerHTML !== markup) place.innerHTML = markup;
    return place;
  }
}

// What was written or chosen before the script came.
function isChanged(line: Line): boolean {
  return line instanceof HTMLSelectElement
    ? line.selectedOptions[0]?.defaultSelected === false
    : line.value !== line.defaultValue;
}

/** Registers the element of a calculator that adds nothing of its own. */
export function defineWorksheet<Of extends Fields>(calculator: Calculator<Of>): void {
  customElements.define(
    calculator.element,
    class extends WorksheetElement<Of> {
      override readonly calculator = calculator;
    },
  );
}
