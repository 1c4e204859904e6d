import { meantBy } from './did-you-mean.ts';
import type { Answer, FoundPage } from './engine.ts';
import { search, startEngine } from './engine.ts';
import { textFragment } from './excerpt.ts';
import { queriesFor } from './typed-words.ts';

const resultsAtOnce = 5;
const restMilliseconds = 200;
const patienceMilliseconds = 600;
const language = document.documentElement.lang;
const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });

const form = one<HTMLFormElement>(document, 'main form[role=search]');
const selects = [...form.querySelectorAll('select')];
const status = one(document, '[role=status]');
const onward = one(document, '.onward');
const list = one(document, '.results');
const more = one(document, '.more');
const template = one<HTMLTemplateElement>(document, 'template');
const nothing: Answer = { found: [], counts: {} };

// The words and filters stand in the address, so that Back and a shared link work.
let asked = new URLSearchParams(location.search);
let rest: ReturnType<typeof setTimeout> | undefined;

for (const field of [one<HTMLInputElement>(form, 'input'), ...selects]) {
  field.value = asked.get(field.name) ?? field.value;
}
form.addEventListener('focusin', () => void startEngine().catch(() => undefined));
form.addEventListener('input', () => {
  clearTimeout(rest);
  rest = setTimeout(() => void searchNow(), restMilliseconds);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void searchNow();
});
more.addEventListener('click', () => void showMore());
if (asked.size > 0) void searchNow();

/** @param most how many results to show. */
async function searchNow(most = resultsAtOnce): Promise<void> {
  clearTimeout(rest);
  const fields = [...new FormData(form)].map(([name, text]) => [name, `${text}`.trim()]);
  const query = new URLSearchParams(fields.filter(([, text]) => text));
  const isOver = (): boolean => query !== asked;
  asked = query;
  history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
  const patience = setTimeout(() => {
    if (!isOver()) status.textContent = 'Searching…';
  }, patienceMilliseconds);
  try {
    const { q: typed = '', ...filters } = Object.fromEntries(query);
    const answer = query.size > 0 ? await search(queriesFor(typed), { filters }) : nothing;
    const pages = await Promise.all(answer.found.slice(0, most).map((page) => page.data()));
    const meant = await meantBy(typed, pages).catch(() => undefined);
    if (isOver()) return;
    show(answer, pages, sentence(answer.found.length, typed, query.size));
    if (!meant) return;
    const corrected = new URLSearchParams({ q: meant, ...filters });
    status.append(' Did you mean ', link(`?${corrected}`, meant), '?');
  } catch {
    if (isOver()) return;
    show(nothing, [], 'The search didn’t arrive. Are you offline? ');
    status.append(link(location.href, 'Try again'), '.');
  } finally {
    clearTimeout(patience);
  }
}

async function showMore(): Promise<void> {
  const shown = list.children.length;
  await searchNow(shown + resultsAtOnce);
  list.querySelectorAll('a')[shown]?.focus();
}

function show({ found, counts }: Answer, pages: readonly FoundPage[], said: string): void {
  list.replaceChildren(...pages.map(rowOf));
  more.hidden = pages.length === found.length;
  onward.hidden = found.length > 0 || !said;
  status.textContent = said;
  for (const select of selects) {
    for (const choice of [...select.options].slice(1)) {
      const count = counts[select.name]?.[choice.value];
      choice.label = count === undefined ? choice.value : `${choice.value} (${count})`;
    }
  }
}

function rowOf({ url, excerpt, meta }: FoundPage): Node {
  const row = document.importNode(template.content, true);
  const { title = url, kind = 'Page', date } = meta;
  one(row, '.kind').textContent = date ? `Article · ${days.format(new Date(date))}` : kind;
  one(row, 'h2').replaceChildren(link(url + textFragment(excerpt), title));
  one(row, '.excerpt').innerHTML = excerpt;
  return row;
}

function sentence(count: number, typed: string, fields: number): string {
  if (fields === 0) return '';
  const kind = fields > (typed ? 1 : 0) ? 'article' : 'result';
  return `${count || 'No'} ${kind}${count === 1 ? '' : 's'}${typed && ` for “${typed}”`}.`;
}

function link(href: string, text: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href, textContent: text });
}

function one<Kind extends HTMLElement>(place: ParentNode, selector: string): Kind {
  const found = place.querySelector<Kind>(selector);
  if (!found) throw new Error(`The search page has no ${selector}.`);
  return found;
}
