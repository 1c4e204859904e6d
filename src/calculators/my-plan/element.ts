import { readFragment, writeFragment } from '../shared/share-link.ts';
import { planFrom } from './plan.ts';
import type { PlannedStep } from './plan.ts';
import { today } from '../shared/dates.ts';
import { wakeWhy } from '../shared/why.ts';

/** "My plan": writes the results a link brings into the sheet the build rendered. */
class MyPlanElement extends HTMLElement {
  readonly #listening = new AbortController();

  connectedCallback(): void {
    const { signal } = this.#listening;
    wakeWhy(this);
    addEventListener('hashchange', () => void this.#arrive(), { signal });
    this.#button('print', () => print());
    this.#button('copy', () => void this.#copyLink());
    void this.#arrive();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  async #arrive(): Promise<void> {
    const shared = readFragment(location.hash);
    const fragment = writeFragment(shared);
    for (const link of this.querySelectorAll<HTMLAnchorElement>('[data-part="link"]')) {
      if (shared.size > 0) link.hash = fragment;
    }
    const steps = await planFrom(shared, today());
    for (const row of this.querySelectorAll<HTMLElement>('[data-step]')) {
      this.#show(
        row,
        steps.find(({ name }) => name === row.dataset['step']),
      );
    }
    const left = 5 - steps.filter(({ worked }) => worked).length;
    this.#write(
      this,
      'state',
      left === 0
        ? 'All five worksheets are worked.'
        : `${left} of five worksheets ${left === 1 ? 'is' : 'are'} still to work.`,
    );
    this.#write(this, 'address', location.href);
  }

  #show(row: HTMLElement, step: PlannedStep | undefined): void {
    const worked = step?.worked ?? null;
    row.toggleAttribute('data-worked', worked !== null);
    this.#write(row, 'label', worked?.headline.label ?? '');
    this.#write(row, 'value', worked?.headline.value ?? '');
    this.#write(
      row,
      'summary',
      worked?.summary ?? (step?.problem ? `Not worked yet. ${step.problem}` : 'Not worked yet.'),
    );
    this.#write(row, 'lever', worked?.lever ?? '');
    this.#write(row, 'action', worked ? 'Change it' : 'Work it out');
  }

  async #copyLink(): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.href);
      this.#write(this, 'copied', 'Link copied. It carries your numbers, not your why.');
    } catch {
      this.#write(this, 'copied', `This browser doesn’t let us copy. The link: ${location.href}`);
    }
  }

  #button(part: string, pressed: () => void): void {
    const button = this.querySelector<HTMLButtonElement>(`[data-part="${part}"]`);
    if (!button) return;
    button.disabled = false;
    button.addEventListener('click', pressed, { signal: this.#listening.signal });
  }

  #write(within: HTMLElement, part: string, text: string): void {
    const place = within.querySelector(`[data-part="${part}"]`);
    if (place && place.textContent !== text) place.textContent = text;
  }
}

customElements.define('my-plan', MyPlanElement);
