import { today } from '../days/dates.ts';
import { dollarsField } from '../fields/fields.ts';
import { download } from '../kept/download.ts';
import { answersIn, writeAnswers } from './form.ts';
import { KeptSheets } from './kept-sheets.ts';
import { drawList } from './list.ts';
import { sameAnswers } from './paper.ts';
import type { Answers, Paper, Sheet } from './paper.ts';
import { sheetsAsText } from './sheets-as-text.ts';
import { sheetsFromJson, sheetsToJson } from './sheets-as-json.ts';

const amount = dollarsField({ label: '', standard: 0 });

/**
 * Brings a paper to life: it follows what is written, keeps sheets on this device when asked, lists those it keeps, and
 * saves them as files. Without it the paper is paper.
 */
export abstract class PaperElement extends HTMLElement {
  abstract readonly paper: Paper;
  readonly #form = this.partNamed('form', HTMLFormElement);
  readonly #notice = this.partNamed('notice', HTMLElement);
  readonly #list = this.partNamed('list', HTMLElement);
  readonly #readDown = this.partNamed('read-down', HTMLSelectElement);
  readonly #find = this.partNamed('find', HTMLInputElement);
  #kept!: KeptSheets;
  /** The kept sheet that lies here, or `null` while it is nobody's but this page's. */
  #id: string | null = null;

  connectedCallback(): void {
    this.#kept = new KeptSheets(this.paper, () => this.#followOtherTab());
    for (const button of this.querySelectorAll('button')) button.disabled = false;
    this.partNamed('file', HTMLInputElement).disabled = false;
    this.#form.addEventListener('input', () => this.#written());
    this.#form.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) this.#check(target);
    });
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#press('keep', () => this.#keep());
    this.#press('new', () => this.#startNew());
    this.#press('take-out', () => this.#takeOut());
    this.#press('print', () => print());
    this.#press('text', () => this.#save('txt', 'text/plain', sheetsAsText));
    this.#press('json', () => this.#save('json', 'application/json', sheetsToJson));
    this.#press('delete', () => this.#deleteAll());
    this.partNamed('file', HTMLInputElement).addEventListener('change', () => void this.#bringIn());
    this.#list.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLButtonElement) this.#open(target.dataset['sheet'] ?? '');
    });
    this.#find.addEventListener('input', () => this.#showKept());
    this.#readDown.addEventListener('change', () => this.#showKept());
    addEventListener('beforeunload', (event) => {
      if (this.#isUnkept()) event.preventDefault();
    });
    // A browser may bring back what was written here before.
    writeAnswers(this.#form, { ...this.paper.fresh(today()), ...answersIn(this.#form) });
    this.#show();
    if (this.#kept.problem) this.#say(this.#kept.problem);
  }

  /** Called with what is written, whenever it changes. */
  followed?(answers: Answers): void;

  /** Says something under an answer; an empty sentence takes it away. */
  remark(question: string, sentence: string): void {
    const place = this.querySelector(`[data-remark="${question}"]`);
    if (place && place.textContent !== sentence) place.textContent = sentence;
  }

  /** The part of the markup with this name. */
  partNamed<Kind extends HTMLElement>(name: string, Kind: new () => Kind): Kind {
    const part = this.querySelector(`[data-paper="${name}"]`);
    if (!(part instanceof Kind)) throw new Error(`PaperSheet.astro has no data-paper="${name}".`);
    return part;
  }

  #written(): void {
    if (this.#id !== null) {
      const refusal = this.#kept.put({ id: this.#id, answers: answersIn(this.#form) });
      if (refusal) {
        this.#id = null;
        this.#say(refusal);
      }
    }
    this.#show();
  }

  #show(): void {
    const answers = answersIn(this.#form);
    const sections = this.paper.sections(answers);
    for (const place of this.querySelectorAll<HTMLElement>('[data-section]')) {
      place.hidden = !sections.some(({ name }) => name === place.dataset['section']);
    }
    for (const { asks, name } of sections.flatMap(({ questions }) => questions)) {
      const label = this.querySelector(`[data-asks="${name}"]`);
      if (label && label.textContent !== asks) label.textContent = asks;
    }
    this.partNamed('keep', HTMLButtonElement).hidden = this.#id !== null;
    this.partNamed('take-out', HTMLButtonElement).hidden = this.#id === null;
    this.partNamed('kept-here', HTMLElement).hidden = this.#id === null;
    this.followed?.(answers);
    this.#showKept();
  }

  #showKept(): void {
    const { sheets } = this.#kept;
    this.partNamed('kept', HTMLElement).hidden = sheets.length === 0;
    this.partNamed('found', HTMLElement).textContent = drawList(
      this.#list,
      this.paper,
      sheets,
      { question: this.#readDown.value, find: this.#find.value },
      this.#id,
    );
  }

  #check({ name, inputMode, value }: HTMLInputElement): void {
    if (inputMode !== 'decimal') return;
    const problem = value.trim() === '' ? '' : (amount.read(value).problem ?? '');
    this.remark(name, problem);
    if (!problem) this.followed?.(answersIn(this.#form));
  }

  #keep(): void {
    const { sheet } = this.paper;
    if (!this.#isUnkept()) {
      this.#say(`Nothing is written yet: this ${sheet} has no words to keep.`);
      return;
    }
    const kept = { id: newId(), answers: answersIn(this.#form) };
    const refusal = this.#kept.put(kept);
    if (!refusal) this.#id = kept.id;
    this.#show();
    this.#say(refusal ?? 'Kept on this device, and rewritten here as you write.');
    if (!refusal) this.partNamed('new', HTMLButtonElement).focus();
  }

  #startNew(): void {
    if (this.#mayLeave()) this.#lay(null, this.paper.fresh(today()));
  }

  #open(id: string): void {
    const sheet = this.#kept.sheets.find((one) => one.id === id);
    if (sheet && this.#mayLeave()) this.#lay(id, sheet.answers);
  }

  #lay(id: string | null, answers: Answers): void {
    this.#id = id;
    writeAnswers(this.#form, answers);
    for (const place of this.querySelectorAll('[data-remark]')) place.textContent = '';
    this.#show();
    this.#say('');
    this.#form.querySelector<HTMLElement>('input[type="text"]')?.focus();
  }

  #takeOut(): void {
    if (this.#id === null) return;
    const refusal = this.#kept.takeOut(this.#id);
    if (!refusal) this.#id = null;
    this.#show();
    this.#say(refusal ?? 'Taken off this device. It stays on this page until you close it.');
    if (!refusal) this.partNamed('keep', HTMLButtonElement).focus();
  }

  #deleteAll(): void {
    const { sheet } = this.paper;
    if (!confirm(`Delete every ${sheet} on this device, and what is written on this page?`)) return;
    const refusal = this.#kept.deleteAll();
    if (!refusal) this.#lay(null, this.paper.fresh(today()));
    this.#say(refusal ?? 'Everything is deleted, on this device too.');
  }

  #save(
    ending: string,
    type: string,
    write: (paper: Paper, sheets: readonly Sheet[]) => string,
  ): void {
    const own = this.#isUnkept() ? [{ id: newId(), answers: answersIn(this.#form) }] : [];
    const sheets = [...this.#kept.sheets, ...own];
    const { name, sheet } = this.paper;
    if (sheets.length === 0) {
      this.#say(`There is no ${sheet} to save yet.`);
      return;
    }
    download({
      name: `${name}.${ending}`,
      type: `${type};charset=utf-8`,
      content: write(this.paper, sheets),
    });
    this.#say(`Saved: ${sheets.length} ${sheet}${sheets.length === 1 ? '' : 's'}.`);
  }

  async #bringIn(): Promise<void> {
    const input = this.partNamed('file', HTMLInputElement);
    const [file] = input.files ?? [];
    if (!file) return;
    const text = await file.text().catch(() => '');
    // The same file may be chosen once more after it was mended.
    input.value = '';
    const { problem, sheets = [] } = sheetsFromJson(this.paper, text);
    if (problem !== undefined) return this.#say(problem);
    const mine = new Map(this.#kept.sheets.map(({ id, answers }) => [id, answers]));
    // A sheet that is told differently here is kept beside the one that is here, so that neither is lost.
    const theirs = sheets.flatMap(({ id, answers }) => {
      const own = mine.get(id);
      if (!own) return [{ id, answers }];
      return sameAnswers(own, answers) ? [] : [{ id: newId(), answers }];
    });
    const refusal = this.#kept.put(...theirs);
    this.#show();
    const known = sheets.length - theirs.length;
    this.#say(
      refusal ??
        `${theirs.length} brought in and kept on this device${known > 0 ? `, ${known} were here already` : ''}.`,
    );
  }

  #followOtherTab(): void {
    const sheet = this.#kept.sheets.find(({ id }) => id === this.#id);
    if (sheet) writeAnswers(this.#form, sheet.answers);
    else this.#id = null;
    this.#show();
  }

  #isUnkept(): boolean {
    const fresh = this.paper.fresh(today());
    const written = Object.entries(answersIn(this.#form));
    return this.#id === null && written.some(([name]) => !(name in fresh));
  }

  #mayLeave(): boolean {
    return !this.#isUnkept() || confirm('What is written here isn’t kept. Put it away anyway?');
  }

  #press(name: string, pressed: () => void): void {
    this.partNamed(name, HTMLButtonElement).addEventListener('click', pressed);
  }

  #say(sentence: string): void {
    this.#notice.textContent = sentence;
  }
}

// crypto.randomUUID is only there on secure pages.
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
