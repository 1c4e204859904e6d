import { meantBy } from './did-you-mean.ts';
import type { Answer, Found, FoundPage } from './engine.ts';
import { search, startEngine } from './engine.ts';
import { textFragment, withWordsMarked } from './excerpt.ts';
import { queriesFor } from './typed-words.ts';

const resultsAtOnce = 5;
const restMilliseconds = 200;
const patienceMilliseconds = 600;
const missing = 'The search didn’t arrive. Are you offline?';
const language = document.documentElement.lang;
const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });

/** Searches as somebody types; the words and filters stand in the address, so that Back and a shared link work. */
class BlogSearch extends HTMLElement {
  readonly #form = part<HTMLFormElement>(this, 'form');
  readonly #selects = [...this.#form.querySelectorAll('select')];
  readonly #status = part(this, '[role=status]');
  readonly #onward = part(this, '.onward');
  readonly #list = part(this, 'ol');
  readonly #more = part(this, '.more');
  #asked = new URLSearchParams(location.search);
  #found: readonly Found[] = [];
  #rest: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#onward.hidden = true;
    for (const field of [part<HTMLInputElement>(this, 'input'), ...this.#selects]) {
      field.value = this.#asked.get(field.name) ?? '';
    }
    this.#form.addEventListener('focusin', () => void startEngine().catch(() => undefined));
    this.#form.addEventListener('input', () => {
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => void this.#search(), restMilliseconds);
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search();
    });
    this.#more.addEventListener('click', () => void this.#showMore());
    if (this.#asked.size > 0) void this.#search();
  }

  async #search(): Promise<void> {
    clearTimeout(this.#rest);
    const fields = [...new FormData(this.#form)].map(([name, text]) => [name, `${text}`.trim()]);
    const asked = new URLSearchParams(fields.filter(([, text]) => text));
    this.#asked = asked;
    history.replaceState(null, '', asked.size > 0 ? `?${asked}` : location.pathname);
    const isOver = (): boolean => asked !== this.#asked;
    const patience = setTimeout(() => {
      if (!isOver()) this.#status.textContent = 'Searching…';
    }, patienceMilliseconds);
    try {
      const { q: typed = '', ...filters } = Object.fromEntries(asked);
      const answer = asked.size > 0 ? await search(queriesFor(typed), { filters }) : nothing;
      const pages = await shown(answer.found, 0);
      const meant = await meantBy(typed, pages).catch(() => undefined);
      if (isOver()) return;
      this.#show(answer, pages, sentence(answer.found.length, typed, asked.size));
      if (meant)
        this.#status.append(' Did you mean ', link(`?q=${encodeURIComponent(meant)}`, meant), '?');
    } catch {
      if (isOver()) return;
      this.#show(nothing, [], missing);
      this.#status.append(' ', link(location.href, 'Try again'), '.');
    } finally {
      clearTimeout(patience);
    }
  }

  #show({ found, counts }: Answer, pages: readonly FoundPage[], status: string): void {
    this.#found = found;
    this.#list.replaceChildren();
    this.#append(pages);
    this.#onward.hidden = found.length > 0 || !status;
    this.#status.textContent = status;
    for (const select of this.#selects) {
      for (const option of [...select.options].filter(({ value }) => value)) {
        const count = counts[select.name]?.[option.value];
        option.label = count === undefined ? option.value : `${option.value} (${count})`;
      }
    }
  }

  async #showMore(): Promise<void> {
    const found = this.#found;
    const before = this.#list.childElementCount;
    try {
      const pages = await shown(found, before);
      if (found !== this.#found || before !== this.#list.childElementCount) return;
      this.#append(pages);
      this.#list.querySelectorAll('a')[before]?.focus();
    } catch {
      this.#status.textContent = missing;
    }
  }

  #append(pages: readonly FoundPage[]): void {
    for (const { url, excerpt, meta } of pages) {
      const row = document.importNode(part<HTMLTemplateElement>(this, 'template').content, true);
      const marked = withWordsMarked(excerpt);
      const link = part<HTMLAnchorElement>(row, 'a');
      link.href = url + textFragment(marked);
      link.textContent = meta.title ?? url;
      part(row, '.kind').textContent = meta.date
        ? `Article · ${days.format(new Date(meta.date))}`
        : (meta.kind ?? 'Page');
      part(row, '.excerpt').innerHTML = marked;
      this.#list.append(row);
    }
    this.#more.hidden = this.#list.childElementCount === this.#found.length;
  }
}

const nothing: Answer = { found: [], counts: {} };

/** What the next results say. @throws when it doesn't arrive. */
function shown(found: readonly Found[], from: number): Promise<FoundPage[]> {
  return Promise.all(found.slice(from, from + resultsAtOnce).map((page) => page.data()));
}

function sentence(count: number, typed: string, asked: number): string {
  if (asked === 0) return '';
  const about = typed ? ` for “${typed}”` : '';
  const kind = asked > (typed ? 1 : 0) ? 'article' : 'result';
  const amount = count === 0 ? 'Nothing found' : `${count} ${kind}${count === 1 ? '' : 's'}`;
  return `${amount}${about}.`;
}

function link(href: string, text: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href, textContent: text });
}

function part<Kind extends HTMLElement>(place: ParentNode, selector: string): Kind {
  const found = place.querySelector<Kind>(selector);
  if (!found) throw new Error(`The search page has no ${selector}.`);
  return found;
}

customElements.define('blog-search', BlogSearch);
