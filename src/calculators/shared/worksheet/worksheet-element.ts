import { decode, encode, isFor, readFragment, writeFragment } from './share-link.ts';
import { headlineMarkup, markupOf } from './markup.ts';
import type { Markup } from './markup.ts';
import { readForm } from './calculator.ts';
import type { Calculator, Fields, Texts, Values, Worksheet } from './calculator.ts';
import type { Shared } from './share-link.ts';
import { redraw } from './redraw.ts';
import { today } from '../days/dates.ts';

/** How long typing must rest before the summary is rewritten, and so announced. Milliseconds. */
const REST = 600;

type Line = HTMLInputElement;

/** What `Worksheet.astro` marks with `data-part`. Only the last calculator of the path has no `next`. */
interface Parts extends Record<Place, HTMLElement> {
  readonly form: HTMLFormElement;
  readonly copy: HTMLButtonElement;
  readonly link: HTMLAnchorElement;
  readonly plan: HTMLAnchorElement;
  readonly next?: HTMLAnchorElement;
}

type Place = keyof Markup | 'headline' | 'summary' | 'stale' | 'copied' | 'address';

/**
 * Brings a built worksheet to life: it listens to the form and patches the same markup the build
 * rendered. Figures follow each key; the summary follows when typing rests; sentences about fields
 * come when a field is left.
 */
export abstract class WorksheetElement<Of extends Fields = Fields> extends HTMLElement {
  abstract readonly calculator: Calculator<Of>;
  /** The values in the form, or `null` while some can't be used. */
  values: Values<Of> | null = null;
  readonly #parts = partsOf(this);
  readonly #lines = [...this.#parts.form.querySelectorAll<Line>('[name]')];
  /** What the link that led here brought, for this calculator and the others: it travels on. */
  #carried: Shared = new Map();
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** What the form came to when it could last be read. Before that, none of it is drawn. */
  #worksheet!: Worksheet;

  connectedCallback(): void {
    const { copy, form } = this.#parts;
    for (const line of this.#lines) line.disabled = line.readOnly = false;
    for (const kind of ['input', 'change']) {
      form.addEventListener(kind, ({ target }) => {
        if ((target as Line).name) this.rework(kind === 'change');
      });
    }
    addEventListener('hashchange', () => this.#arrive());
    copy.addEventListener('click', () => void this.#copyLink());
    copy.disabled = false;
    this.awake?.();
    this.#arrive();
  }

  /** Called once the form is live: where a calculator adds what only it has. */
  awake?(): void;

  /** Called when typing rests and a result is shown. */
  shown?(values: Values<Of>): void;

  /**
   * Works the form and shows what comes of it. While somebody is typing, which is when it isn't `settled`, a sentence
   * about a field may go but none may come, only the answer is drawn in the frame of the key, and the summary and the
   * links wait until typing rests.
   */
  rework(settled: boolean): void {
    clearTimeout(this.#resting);
    const { calculator } = this;
    const { headline, stale, summary } = this.#parts;
    const day = today();
    const { values = null, problems = {} } = readForm(calculator, this.#texts(), day);
    const wrong = this.#lines.find(({ name }) => problems[name]);
    for (const line of this.#lines) {
      const problem = problems[line.name] ?? '';
      if (settled || !problem) complain(line, problem);
    }
    stale.hidden = values !== null;
    this.values = values;
    if (values) {
      this.#worksheet = calculator.work(values, day);
      redraw(headline, headlineMarkup(this.#worksheet.headline));
      if (settled) this.#settle(values);
      else {
        this.#resting = setTimeout(() => this.#settle(values), REST);
        requestAnimationFrame(() => setTimeout(() => this.#draw()));
      }
    } else if (settled && wrong) {
      const { labels, name } = wrong;
      write(
        summary,
        `Not worked out yet. ${labels?.[0]?.textContent ?? ''}: ${problems[name] ?? ''}`,
      );
    }
  }

  #arrive(): void {
    const { calculator } = this;
    const shared = readFragment(location.hash);
    this.#carried = shared;
    if (document.querySelector(this.localName) === this && isFor(calculator.code, shared)) {
      const texts = decode(calculator, shared, this.#texts(), today());
      for (const line of this.#lines) line.value = texts[line.name] ?? '';
    }
    // What was written before the script came is worked, and the day may have changed since the build.
    this.rework(shared.size > 0);
  }

  #draw(): void {
    for (const [part, markup] of Object.entries(markupOf(this.#worksheet))) {
      redraw(this.#parts[part as keyof Markup], markup);
    }
    this.#parts.picture.ariaLabel = this.#worksheet.picture.label;
  }

  #settle(values: Values<Of>): void {
    const { address, link, next, plan, summary } = this.#parts;
    const here = new Map([...this.#carried, ...encode(this.calculator, values)]);
    this.#draw();
    link.hash = writeFragment(here);
    plan.hash = writeFragment(new Map([...here, ...Object.entries(this.#worksheet.handedOn)]));
    if (next) next.hash = plan.hash;
    write(address, link.href);
    write(summary, this.#worksheet.summary);
    this.shown?.(values);
  }

  async #copyLink(): Promise<void> {
    const { copied, link } = this.#parts;
    try {
      await navigator.clipboard.writeText(link.href);
      write(copied, 'Link copied.');
    } catch {
      write(copied, `This browser doesn’t let us copy. The link: ${link.href}`);
    }
  }

  #texts(): Texts {
    return Object.fromEntries(this.#lines.map(({ name, value }) => [name, value]));
  }
}

function partsOf(worksheet: HTMLElement): Parts {
  const marked = worksheet.querySelectorAll<HTMLElement>('[data-part]');
  return Object.fromEntries(
    Array.from(marked, (part) => [part.dataset['part'], part]),
  ) as unknown as Parts;
}

function complain(line: Line, problem: string): void {
  write(document.getElementById(`${line.id}-problem`), problem);
  line.ariaInvalid = problem ? 'true' : null;
  if (problem) line.closest('details')?.setAttribute('open', '');
}

// What stays the same isn't touched: a screen reader would say it again.
function write(place: Element | null, text: string): void {
  if (place && place.textContent !== text) place.textContent = text;
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
