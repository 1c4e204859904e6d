import { decode, encode, isFor, readFragment, writeFragment } from './share-link.ts';
import { figuresMarkup, tableMarkup } from './markup.ts';
import { readForm, writeForm } from './calculator.ts';
import type { Calculator, Fields, Values, Worksheet } from './calculator.ts';
import type { Shared } from './share-link.ts';
import { say } from './words.ts';
import { today } from './dates.ts';

/** How long typing must rest before the summary is rewritten, and so announced. Milliseconds. */
const REST = 600;

/** What was drawn last: reading it back from the page would cost as much as drawing it. */
const drawn = new WeakMap<Element, string>();

type Line = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What `Worksheet.astro` marks with `data-part`. Only the last calculator of the path has no `next`. */
interface Parts extends Record<Place, HTMLElement> {
  readonly form: HTMLFormElement;
  readonly copy: HTMLButtonElement;
  readonly link: HTMLAnchorElement;
  readonly plan: HTMLAnchorElement;
  readonly next?: HTMLAnchorElement;
}

type Place =
  | 'result'
  | 'headline-label'
  | 'headline'
  | 'headline-note'
  | 'summary'
  | 'stale'
  | 'figures'
  | 'picture'
  | 'table'
  | 'lever'
  | 'copied'
  | 'address';

/**
 * Brings a built worksheet to life: it listens to the form and patches the same markup the build
 * rendered. Figures follow each key; the summary follows when typing rests; sentences about fields
 * come when a field is left.
 */
export abstract class WorksheetElement<Of extends Fields = Fields> extends HTMLElement {
  abstract readonly calculator: Calculator<Of>;
  readonly #parts = partsOf(this);
  readonly #lines = [...this.#parts.form.querySelectorAll<Line>('[name]')];
  /** What the link that led here brought, for this calculator and the others: it travels on. */
  #carried: Shared = new Map();
  #resting: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const { copy, form } = this.#parts;
    for (const kind of ['input', 'change']) {
      form.addEventListener(kind, ({ target }) => {
        if ((target as Line).name) this.#follow(kind === 'change');
      });
    }
    form.addEventListener('submit', (event) => event.preventDefault());
    addEventListener('hashchange', () => this.#arrive());
    copy.addEventListener('click', () => void this.#copyLink());
    copy.disabled = false;
    this.awake?.();
    this.#arrive();
  }

  /** Called once the form is live: where a calculator adds what only it has. */
  awake?(): void;

  /** Called after a result was shown. */
  shown?(values: Values<Of>): void;

  /** The values in the form, or `null` while some can't be used. */
  values(): Values<Of> | null {
    const reading = this.#read();
    return 'values' in reading ? reading.values : null;
  }

  /** Works the form again, for a reason other than typing. */
  rework(): void {
    this.#follow(true);
  }

  #arrive(): void {
    const shared = readFragment(location.hash);
    const first = document.querySelector(this.localName) === this;
    this.#carried = shared;
    if (first && isFor(this.calculator.code, shared)) {
      const values = decode(this.calculator, shared, this.values() ?? undefined);
      const texts = writeForm(this.calculator, values);
      for (const line of this.#lines) line.value = texts[line.name] ?? '';
      this.rework();
    } else {
      // What was written before the script came is worked, and the day may have changed since the build.
      this.#follow(shared.size > 0);
    }
  }

  /** While somebody is typing, a sentence about a field may go but none may come. */
  #follow(settled: boolean): void {
    clearTimeout(this.#resting);
    const reading = this.#read();
    const problems = 'problems' in reading ? reading.problems : {};
    const wrong = this.#lines.find(({ name }) => name in problems);
    for (const line of this.#lines) {
      const problem = problems[line.name] ?? '';
      if (settled || !problem) complain(line, problem);
    }
    this.#parts.result.toggleAttribute('data-stale', Boolean(wrong));
    this.#parts.stale.hidden = !wrong;
    let summary = '';
    if ('values' in reading) summary = this.#show(reading.values);
    else if (!settled) return;
    else if (wrong) {
      const { labels, name } = wrong;
      summary = say`Not worked out yet. ${labels?.[0]?.textContent ?? ''}: ${problems[name] ?? ''}`;
    }
    const announce = (): void => write(this.#parts.summary, summary);
    if (settled) announce();
    else this.#resting = setTimeout(announce, REST);
  }

  #show(values: Values<Of>): string {
    const worksheet = this.calculator.work(values, today());
    const { figures, headline, lever, picture, summary, table } = worksheet;
    const parts = this.#parts;
    write(parts['headline-label'], headline.label);
    write(parts.headline, headline.value);
    write(parts['headline-note'], headline.note ?? '');
    redraw(parts.figures, figuresMarkup(figures));
    redraw(parts.picture, picture.svg);
    parts.picture.ariaLabel = picture.label;
    redraw(parts.table, tableMarkup(table));
    write(parts.lever, lever);
    this.#link(values, worksheet);
    this.shown?.(values);
    return summary;
  }

  #link(values: Values<Of>, { handedOn }: Worksheet): void {
    const { address, link, next, plan } = this.#parts;
    const here = new Map([...this.#carried, ...encode(this.calculator, values)]);
    link.hash = writeFragment(here);
    plan.hash = writeFragment(new Map([...here, ...Object.entries(handedOn)]));
    if (next) next.hash = plan.hash;
    write(address, link.href);
  }

  async #copyLink(): Promise<void> {
    const { copied, link } = this.#parts;
    try {
      await navigator.clipboard.writeText(link.href);
      write(copied, say`Link copied.`);
    } catch {
      write(copied, say`This browser doesn’t let us copy. The link: ${link.href}`);
    }
  }

  #read() {
    const texts = Object.fromEntries(this.#lines.map(({ name, value }) => [name, value]));
    return readForm(this.calculator, texts, today());
  }
}

function partsOf(worksheet: HTMLElement): Parts {
  const marked = worksheet.querySelectorAll<HTMLElement>('[data-part]');
  return Object.fromEntries(
    [...marked].map((part) => [part.dataset['part'] ?? '', part]),
  ) as unknown as Parts;
}

function complain(line: Line, problem: string): void {
  write(document.getElementById(`${line.id}-problem`), problem);
  line.ariaInvalid = problem ? 'true' : null;
  const fold = line.closest('details');
  if (problem && fold) fold.open = true;
}

// What stays the same isn't touched: a screen reader would say it again.
function write(place: Element | null, text: string): void {
  if (place && place.textContent !== text) place.textContent = text;
}

function redraw(place: Element, markup: string): void {
  if (drawn.get(place) !== markup) place.innerHTML = markup;
  drawn.set(place, markup);
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
