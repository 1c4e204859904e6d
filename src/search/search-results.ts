import type { Found, FoundPage } from './engine.ts';
import { search, startEngine } from './engine.ts';
import { piecesOf, textFragment } from './excerpt.ts';
import { correction, queriesFor, tellingWords } from './typed-words.ts';

const resultsAtOnce = 5;
const restMilliseconds = 200;
const language = document.documentElement.lang;
const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });

/** Searches as somebody types; the words and filters stand in the address, so that Back and a shared link work. */
class SearchResults extends HTMLElement {
  #form = one(document, 'form[role=search]', HTMLFormElement);
  #field = one(document, 'input[type=search]', HTMLInputElement);
  #status = one(this, '[role=status]', HTMLElement);
  #onward = one(this, '.onward', HTMLElement);
  #list = one(this, 'ol', HTMLElement);
  #more = one(this, '.more', HTMLButtonElement);
  #row = one(this, 'template', HTMLTemplateElement);
  #typing: ReturnType<typeof setTimeout> | undefined;
  #searches = 0;
  #found: readonly Found[] = [];

  connectedCallback(): void {
    const query = new URLSearchParams(location.search);
    this.#field.value = query.get('q') ?? '';
    for (const select of this.querySelectorAll('select')) {
      const named = [...select.options].find(({ value }) => value === query.get(select.name));
      (named ?? select.options[0])?.setAttribute('selected', '');
    }
    this.#field.addEventListener('focus', () => void startEngine().catch(() => undefined));
    this.#field.addEventListener('input', () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => void this.#search(), restMilliseconds);
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search();
    });
    this.addEventListener('change', () => void this.#search());
    this.#more.addEventListener('click', () => void this.#showMore());
    for (const place of [this.#form, this.#list]) {
      place.addEventListener('keydown', (event) => this.#moveByArrow(event));
    }
    if (query.size > 0) void this.#search();
  }

  async #search(): Promise<void> {
    clearTimeout(this.#typing);
    const searches = ++this.#searches;
    const typed = this.#field.value.trim();
    const filters = this.#chosenFilters();
    const query = new URLSearchParams({ ...(typed && { q: typed }), ...filters });
    history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
    try {
      const queries = queriesFor(typed);
      const isEmpty = typed ? queries.length === 0 : query.size === 0;
      const found = isEmpty ? [] : await search(queries, filters);
      const pages = await Promise.all(found.slice(0, resultsAtOnce).map((page) => page.data()));
      const meant = await meantWords(typed, pages).catch(() => undefined);
      if (searches !== this.#searches) return;
      this.#show(found, pages, sentence(found.length, typed, query.size), meant);
    } catch {
      if (searches !== this.#searches) return;
      this.#show([], [], 'The search didn’t arrive. Are you offline? Try again in a moment.');
    }
  }

  #show(
    found: readonly Found[],
    pages: readonly FoundPage[],
    status: string,
    meant?: string,
  ): void {
    this.#found = found;
    this.#list.replaceChildren(...pages.map((page) => this.#rowOf(page)));
    this.#more.hidden = pages.length === found.length;
    this.#onward.hidden = found.length > 0 || !status;
    this.#status.textContent = status;
    if (!meant) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = meant;
    button.addEventListener('click', () => {
      this.#field.value = meant;
      this.#field.focus();
      void this.#search();
    });
    this.#status.append(' Did you mean ', button, '?');
  }

  async #showMore(): Promise<void> {
    const shown = this.#list.children.length;
    const next = this.#found.slice(shown, shown + resultsAtOnce);
    const pages = await Promise.all(next.map((page) => page.data())).catch(() => []);
    this.#list.append(...pages.map((page) => this.#rowOf(page)));
    this.#more.hidden = this.#list.children.length === this.#found.length;
    this.#links()[shown]?.focus();
  }

  #rowOf({ url, excerpt, meta }: FoundPage): Node {
    const row = document.importNode(this.#row.content, true);
    const link = one(row, 'a', HTMLAnchorElement);
    link.href = url + textFragment(excerpt);
    link.textContent = meta.title ?? url;
    one(row, 'span', HTMLElement).textContent = meta.kind ?? (meta.date ? 'Article' : 'Page');
    const time = one(row, 'time', HTMLTimeElement);
    time.dateTime = meta.date ?? '';
    time.textContent = meta.date ? days.format(new Date(meta.date)) : '';
    const marks = piecesOf(excerpt).map(({ text, found }) => (found ? marked(text) : text));
    one(row, '.excerpt', HTMLElement).replaceChildren(...marks);
    return row;
  }

  /** Down goes from the field to the results and through them, Up comes back. */
  #moveByArrow(event: KeyboardEvent): void {
    const stops = [this.#field, ...this.#links()];
    const place = stops.findIndex((stop) => stop === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = place < 0 || !step ? undefined : stops[place + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll('a')];
  }

  #chosenFilters(): Record<string, string> {
    const chosen = [...this.querySelectorAll('select')].filter(({ value }) => value);
    return Object.fromEntries(chosen.map(({ name, value }) => [name, value]));
  }
}

/** What was meant by somebody who typed words that stand nowhere: within quotation marks Pagefind finds no others. */
async function meantWords(typed: string, pages: readonly FoundPage[]): Promise<string | undefined> {
  const shown = pages.map(({ excerpt }) => excerpt.toLowerCase()).join(' ');
  const words = tellingWords(typed).filter((word) => !shown.includes(`<mark>${word}`));
  const found = await Promise.all(words.map((word) => search([`"${word}"`], {})));
  const strange = words.filter((_, place) => found[place]?.length === 0);
  if (strange.length === 0) return undefined;
  const response = await fetch('/search/words.json');
  return correction(typed, strange, (await response.json()) as string[]);
}

function sentence(count: number, typed: string, asked: number): string {
  if (asked === 0) return '';
  const about = typed ? ` for “${typed}”` : '';
  const kind = asked > (typed ? 1 : 0) ? 'article' : 'result';
  return count === 0
    ? `Nothing found${about}.`
    : `${count} ${kind}${count === 1 ? '' : 's'}${about}.`;
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
