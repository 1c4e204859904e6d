import { excerpt } from './excerpt.ts';
import type { IndexedText } from './index-files.ts';
import type { Found } from './searching.ts';
import { indexedText, search, tableOfContents } from './searching.ts';
import { searchWords } from './words.ts';

const nothing: Found = { articles: [], words: new Set() };
const resultsAtOnce = 8;
const notArrived =
  'The search index didn’t arrive. Try again, or look through all articles by month.';
const restMilliseconds = 200;
const language = document.documentElement.lang;
const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });

/** Searches as somebody types; the words and filters stand in the address, so that Back and a shared link work. */
class SearchResults extends HTMLElement {
  #form = one(document, 'form[role=search]', HTMLFormElement);
  #field = one(document, 'input[type=search]', HTMLInputElement);
  #filters = one(this, '.filters', HTMLElement);
  #status = one(this, '[role=status]', HTMLElement);
  #list = one(this, 'ol', HTMLElement);
  #more = one(this, 'button', HTMLButtonElement);
  #row = one(this, 'template', HTMLTemplateElement);
  #typing: ReturnType<typeof setTimeout> | undefined;
  #searches = 0;
  #found = nothing;

  connectedCallback(): void {
    this.#readAddress();
    this.#field.addEventListener('focus', () => void tableOfContents().catch(() => undefined), {
      once: true,
    });
    this.#field.addEventListener('input', () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => void this.#search(), restMilliseconds);
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search();
    });
    this.#filters.addEventListener('change', () => void this.#search());
    this.#more.addEventListener('click', () => void this.#showMore());
    for (const place of [this.#form, this.#list]) {
      place.addEventListener('keydown', (event) => this.#moveByArrow(event));
    }
    if (this.#field.value || this.#chosenFilters().length > 0) void this.#search();
  }

  async #search(): Promise<void> {
    clearTimeout(this.#typing);
    const searches = ++this.#searches;
    const words = this.#field.value.trim();
    const filters = this.#chosenFilters();
    this.#writeAddress(words, filters);
    if (!words && filters.length === 0) return this.#show(nothing, '');
    try {
      const wanted = { topic: '', year: '', ...Object.fromEntries(filters) };
      const found = await search(words, wanted, language);
      if (searches !== this.#searches) return;
      await this.#show(found, sentence(found.articles.length, words));
    } catch {
      if (searches === this.#searches) await this.#show(nothing, notArrived);
    }
  }

  async #show(found: Found, status: string): Promise<void> {
    this.#found = found;
    this.#status.textContent = status;
    if (found.articles.length === 0) this.#list.replaceChildren();
    await this.#showFrom(0);
  }

  async #showMore(): Promise<void> {
    const shown = this.#list.children.length;
    try {
      await this.#showFrom(shown);
      this.#links()[shown]?.focus();
    } catch {
      this.#status.textContent = notArrived;
      this.#more.hidden = false;
    }
  }

  /** Shows the next results, each as soon as it and those above it are there; the first takes the old list's place. */
  async #showFrom(position: number): Promise<void> {
    const searches = this.#searches;
    const { articles, words } = this.#found;
    const end = Math.min(position + resultsAtOnce, articles.length);
    this.#more.hidden = end === articles.length;
    const texts = articles.slice(position, end).map(indexedText);
    for (const text of texts) {
      const row = this.#rowOf(await text, words);
      if (searches !== this.#searches) return;
      if (position === 0 && text === texts[0]) this.#list.replaceChildren(row);
      else this.#list.append(row);
    }
  }

  #rowOf({ url, title, day, text }: IndexedText, words: Found['words']): Node {
    const row = document.importNode(this.#row.content, true);
    const link = one(row, 'a', HTMLAnchorElement);
    link.href = url;
    link.textContent = title;
    const time = one(row, 'time', HTMLTimeElement);
    time.dateTime = day;
    time.textContent = days.format(new Date(day));
    const isFound = (word: string): boolean =>
      searchWords(word, language).some((searched) => words.has(searched));
    one(row, '.excerpt', HTMLElement).replaceChildren(
      ...excerpt(text, isFound).map((piece) => (piece.found ? marked(piece.text) : piece.text)),
    );
    return row;
  }

  /** Down goes from the field to the results and through them, Up comes back. */
  #moveByArrow(event: Event): void {
    if (!(event instanceof KeyboardEvent) || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
    const stops = [this.#field, ...this.#links()];
    const position = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[position + (event.key === 'ArrowDown' ? 1 : -1)];
    if (position < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll('a')];
  }

  #chosenFilters(): [string, string][] {
    return [...this.#filters.querySelectorAll('select')]
      .filter(({ value }) => value)
      .map(({ name, value }) => [name, value]);
  }

  #readAddress(): void {
    const query = new URLSearchParams(location.search);
    this.#field.value = query.get('q') ?? '';
    for (const select of this.#filters.querySelectorAll('select')) {
      select.value = query.get(select.name) ?? '';
      if (select.selectedIndex < 0) select.value = '';
    }
  }

  #writeAddress(words: string, filters: readonly [string, string][]): void {
    const query = new URLSearchParams([...(words ? [['q', words]] : []), ...filters]);
    history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
  }
}

function sentence(count: number, words: string): string {
  const about = words ? ` for “${words}”` : '';
  if (count === 0)
    return `Nothing found${about}. Try one plain word, or look through all articles by month.`;
  return `${count} ${count === 1 ? 'article' : 'articles'}${about}.`;
}

function marked(text: string): HTMLElement {
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}

function one<Kind extends Element>(
  place: ParentNode,
  selector: string,
  kind: abstract new () => Kind,
): Kind {
  const found = place.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}.`);
  return found;
}

customElements.define('search-results', SearchResults);
