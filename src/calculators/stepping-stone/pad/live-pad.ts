import { today } from '../../shared/days/dates.ts';
import { fields, weekOf, worksheetFragment } from './one-year.ts';

/** How long typing must rest before the sum is rewritten, and so announced. Milliseconds. */
const REST = 600;

/** The pad on which a year is divided into weeks: the week follows each key. */
class LivePad extends HTMLElement {
  readonly #form = this.#part('form', HTMLFormElement);
  readonly #goal = this.#part('goal', HTMLInputElement);
  readonly #weeks = this.#part('weeks', HTMLInputElement);
  readonly #week = this.#part('week', HTMLElement);
  readonly #sum = this.#part('sum', HTMLElement);
  readonly #worksheet = this.#part('worksheet', HTMLAnchorElement);
  #resting: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    for (const line of [this.#goal, this.#weeks]) line.readOnly = false;
    this.#form.addEventListener('input', () => this.#rework(false));
    this.#form.addEventListener('change', () => this.#rework(true));
    // A browser may bring back what was written here before.
    this.#rework(true);
  }

  #rework(settled: boolean): void {
    clearTimeout(this.#resting);
    const goal = fields.goal.read(this.#goal.value);
    const weeks = fields.weeks.read(this.#weeks.value);
    const problem = goal.problem ?? weeks.problem;
    this.toggleAttribute('data-stale', problem !== undefined);
    if (settled || !problem) {
      this.#goal.ariaInvalid = goal.problem ? 'true' : null;
      this.#weeks.ariaInvalid = weeks.problem ? 'true' : null;
    }
    if (problem) {
      if (settled) this.#say(problem);
      return;
    }
    const year = { goal: goal.value ?? 0, weeks: weeks.value ?? 0 };
    const { stone, sum } = weekOf(year);
    this.#week.textContent = stone;
    this.#worksheet.hash = worksheetFragment(year, today());
    this.#resting = setTimeout(() => this.#say(sum), settled ? 0 : REST);
  }

  // What stays the same isn't touched: a screen reader would say it again.
  #say(sentence: string): void {
    if (this.#sum.textContent !== sentence) this.#sum.textContent = sentence;
  }

  #part<Kind extends HTMLElement>(name: string, Kind: new () => Kind): Kind {
    const part = this.querySelector(`[data-pad="${name}"]`);
    if (!(part instanceof Kind)) throw new Error(`LivePad.astro has no data-pad="${name}".`);
    return part;
  }
}

customElements.define('live-pad', LivePad);
