import { today } from '../days/dates.ts';
import { standardOf } from '../fields/field.ts';
import { readForm } from '../calculator/calculator.ts';
import type { Answer, Fields, Texts, Values, Worksheet } from '../calculator/calculator.ts';
import { complain, echo, write } from '../fields/field-lines.ts';
import type { Line } from '../fields/field-lines.ts';
import { keepNumbers } from './keep-numbers.ts';
import { headlineMarkup, markupOf } from '../calculator/markup.ts';
import type { Markup } from '../calculator/markup.ts';
import { broughtHere, linkPath } from './path-links.ts';
import { redraw } from '../calculator/redraw.ts';
import {
  AS_OF,
  decode,
  encode,
  handOn,
  isFor,
  readFragment,
  writeFragment,
} from '../calculator/share-link.ts';
import type { Onward, Shared } from '../calculator/share-link.ts';

/** How long typing must rest before the summary, the links and the address follow it. Milliseconds. */
const REST = 500;

/** What `Worksheet.astro` marks with `data-part`. Only the last calculator of the path has no `next`. */
interface Parts extends Record<Place, HTMLElement> {
  readonly form: HTMLFormElement;
  readonly copy: HTMLButtonElement;
  readonly link: HTMLAnchorElement;
  readonly plan: HTMLAnchorElement;
  readonly next?: HTMLAnchorElement;
}

type Place = keyof Markup | 'headline' | 'summary' | 'stale' | 'copied' | 'address' | 'keeping';

/**
 * Brings a built worksheet to life: it listens to the form and patches the same markup the build
 * rendered. Figures follow each key; the summary and the address follow when typing rests; sentences
 * about fields come when a field is left.
 */
export abstract class WorksheetElement<Of extends Fields = Fields> extends HTMLElement {
  abstract readonly calculator: Worksheet<Of>;
  /** The values in the form, or `null` while some can't be used. */
  values: Values<Of> | null = null;
  readonly #parts = partsOf(this);
  readonly #lines = [...this.#parts.form.querySelectorAll<Line>('[name]')];
  /** Whether it stands on the calculator's own page, whose address is then its own. */
  readonly #ownsAddress = this.#parts.link.pathname === location.pathname;
  /** What the reader brought along, of this calculator and the others: it travels on. */
  #carried: Shared = new Map();
  /** What these numbers handed on when they arrived here. */
  #before: Onward | null = null;
  #keep: ReturnType<typeof keepNumbers> | undefined;
  /** Whether the reader changed anything since they arrived. */
  #changed = false;
  #day = today();
  #resting: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const { copy, form, offers } = this.#parts;
    for (const line of this.#lines) line.disabled = line.readOnly = false;
    for (const kind of ['input', 'change']) {
      form.addEventListener(kind, ({ target }) => {
        if (!(target as Line).name) return;
        this.#changed = true;
        this.rework(kind === 'change');
      });
    }
    for (const place of [form, offers]) {
      place.addEventListener('click', ({ target }) => this.#accept(target as HTMLButtonElement));
    }
    addEventListener('hashchange', () => this.#arrive());
    // Back from the next worksheet, a page may be as it was left, but not what was written since.
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.#arrive();
    });
    // A page left open over midnight wakes on another day.
    document.addEventListener('visibilitychange', () => {
      if (this.#day !== today()) this.rework(true);
    });
    copy.addEventListener('click', () => void this.#copyLink());
    copy.disabled = false;
    if (this.#ownsAddress) this.#keep = keepNumbers(this.#parts.keeping);
    this.awake?.();
    this.#arrive();
  }

  /** Called once the form is live: where a calculator adds what only it has. */
  awake?(): void;

  /** Called when typing rests and a result is shown. */
  shown?(values: Values<Of>): void;

  /** Fills fields in, by name, as if the reader had. */
  fill(texts: Texts): void {
    for (const line of this.#lines) line.value = texts[line.name] ?? line.value;
    this.#changed = true;
    this.rework(true);
  }

  /**
   * Works the form and shows what comes of it. While somebody is typing, which is when it isn't `settled`, a sentence
   * about a field may go but none may come, only the answer is drawn in the frame of the key, and the summary and the
   * links wait until typing rests.
   */
  rework(settled: boolean): void {
    clearTimeout(this.#resting);
    const { calculator } = this;
    const { headline, stale, summary } = this.#parts;
    const day = (this.#day = today());
    const { values = null, problems = {} } = readForm(calculator, this.#texts(), day);
    const wrong = this.#lines.find(({ name }) => problems[name]);
    for (const line of this.#lines) {
      const field = calculator.fields[line.name];
      const problem = problems[line.name] ?? '';
      if (field && (settled || !problem)) complain(line, field, problem, day);
      if (field) echo(line, field, day);
    }
    stale.hidden = values !== null;
    this.values = values;
    if (values) {
      const answer = calculator.work(values, day);
      const settle = (): void => this.#settle(values, answer);
      redraw(headline, headlineMarkup(answer.headline));
      if (settled) {
        this.#draw(values);
        settle();
      } else {
        this.#resting = setTimeout(settle, REST);
        requestAnimationFrame(() => setTimeout(() => this.#draw(values)));
      }
    } else if (settled && wrong) {
      const { labels, name } = wrong;
      const label = labels?.[0]?.textContent.trim() ?? '';
      write(summary, `Not worked out yet. ${label}: ${problems[name] ?? ''}`);
    }
  }

  #arrive(): void {
    const { calculator } = this;
    const day = today();
    const shared = this.#ownsAddress ? broughtHere(calculator.code) : readFragment(location.hash);
    const isFirst = document.querySelector(this.localName) === this;
    this.#carried = shared;
    this.#followToday(day);
    if (isFirst && (isFor(calculator.code, shared) || shared.has(AS_OF))) {
      const texts = decode(calculator, shared, this.#texts(), day);
      for (const line of this.#lines) line.value = texts[line.name] ?? '';
    }
    const { values } = readForm(calculator, this.#texts(), day);
    this.#before = values && isFor(calculator.code, shared) ? calculator.work(values, day) : null;
    this.#changed = false;
    // What was written before the script came is worked, and the day may have changed since the build.
    this.rework(shared.size > 0);
  }

  /** What the worked example takes from the day is the reader's own, unless an author pinned the example to one. */
  #followToday(day: string): void {
    const { fields } = this.calculator;
    const asOf = this.#lines.find(({ name }) => name === 'asOf');
    if (!asOf || asOf.defaultValue !== fields['asOf']?.write(null)) return;
    for (const line of this.#lines) {
      const field = fields[line.name];
      if (typeof field?.standard !== 'function' || line.value !== line.defaultValue) continue;
      line.value = field.write(standardOf(field, day));
    }
  }

  #draw(values: Values<Of>): void {
    const details = this.calculator.details(values, this.#day);
    for (const [part, markup] of Object.entries(markupOf(details))) {
      redraw(this.#parts[part as keyof Markup], markup);
    }
    this.#parts.picture.ariaLabel = details.picture.label;
  }

  #settle(values: Values<Of>, answer: Answer): void {
    const { address, link, next, plan, summary } = this.#parts;
    const here = this.#here(values);
    const onward = writeFragment(handOn(here, answer, this.#before));
    link.hash = writeFragment(here);
    plan.hash = onward;
    if (next) next.hash = onward;
    // Under this address the numbers stay what they are today.
    const lasting = writeFragment(new Map([[AS_OF, this.#day], ...here]));
    write(address, new URL(lasting, link.href).href);
    write(summary, answer.summary);
    if (this.#ownsAddress) {
      linkPath(onward);
      if (this.#changed) history.replaceState(history.state, '', link.hash);
      this.#keep?.(here, this.#changed);
    }
    this.shown?.(values);
  }

  /** All numbers there are: these, and what travels along. */
  #here(values: Values<Of>): Map<string, string> {
    const here = new Map([...this.#carried, ...encode(this.calculator, values)]);
    if ('asOf' in values && values['asOf'] === null) here.delete(AS_OF);
    return here;
  }

  async #copyLink(): Promise<void> {
    const { address, copied } = this.#parts;
    // The address may be the build's still, or that of the numbers before the last ones.
    this.rework(true);
    try {
      await navigator.clipboard.writeText(address.textContent.trim());
      write(copied, 'Link copied.');
    } catch {
      write(copied, `This browser doesn’t let us copy. The link: ${address.textContent}`);
    }
  }

  /** A button that fills fields in: one says which of two readings was meant, and is gone then. */
  #accept({ dataset: { fills }, form }: HTMLButtonElement): void {
    if (!fills) return;
    const texts = JSON.parse(fills) as Texts;
    this.fill(texts);
    if (form) this.#lines.find(({ name }) => name in texts)?.focus();
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

/** Registers the element of a calculator that adds nothing of its own. */
export function defineWorksheet<Of extends Fields>(calculator: Worksheet<Of>): void {
  customElements.define(
    calculator.element,
    class extends WorksheetElement<Of> {
      override readonly calculator = calculator;
    },
  );
}
