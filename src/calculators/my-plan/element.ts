import { partMarkup, standingInWords } from './part-markup.ts';
import { readFragment, writeFragment } from '../shared/calculator/share-link.ts';
import type { Shared } from '../shared/calculator/share-link.ts';
import { planFrom } from './plan.ts';
import { today } from '../shared/days/dates.ts';
import { wakeWhyOnPaper } from './why-on-paper.ts';

/** A longer address isn't printed: nobody would type it. Characters. */
const LONGEST_PRINTED = 1_400;

/** "My plan": fills the built sheet with what the address brings. */
class MyPlan extends HTMLElement {
  readonly #listening = new AbortController();

  connectedCallback(): void {
    const { signal } = this.#listening;
    wakeWhyOnPaper(this);
    this.#button('copy', () => void this.#copyLink());
    this.#button('print', () => print());
    addEventListener('hashchange', () => this.#fill(), { signal });
    this.#fill();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  #fill(): void {
    const { parts, shared } = planFrom(readFragment(location.hash), today());
    for (const part of parts) {
      const place = this.#place(part.name);
      const markup = partMarkup(part);
      if (place && place.innerHTML !== markup) place.innerHTML = markup;
    }
    this.#say('standing', standingInWords(parts));
    const address = this.#address(shared);
    for (const link of this.querySelectorAll('a')) link.hash = new URL(address).hash;
    this.#say(
      'address',
      address.length > LONGEST_PRINTED
        ? `${new URL('#', address).href.slice(0, -1)} (the link with these numbers is too long for paper: “Copy link” on this page holds it)`
        : address,
    );
  }

  #address(shared: Shared): string {
    const address = new URL(location.pathname, location.origin);
    if (shared.size > 0) address.hash = writeFragment(shared);
    return address.href;
  }

  async #copyLink(): Promise<void> {
    const { shared } = planFrom(readFragment(location.hash), today());
    const address = this.#address(shared);
    try {
      await navigator.clipboard.writeText(address);
      this.#say('copied', 'Link copied. It holds your numbers, and not your why.');
    } catch {
      this.#say('copied', `This browser doesn’t let us copy. The link: ${address}`);
    }
  }

  #button(name: string, pressed: () => void): void {
    const button = this.#place(name);
    if (!(button instanceof HTMLButtonElement)) return;
    button.disabled = false;
    button.addEventListener('click', pressed, { signal: this.#listening.signal });
  }

  #say(name: string, text: string): void {
    const place = this.#place(name);
    if (place && place.textContent !== text) place.textContent = text;
  }

  #place(name: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-plan="${name}"]`);
  }
}

customElements.define('my-plan', MyPlan);
