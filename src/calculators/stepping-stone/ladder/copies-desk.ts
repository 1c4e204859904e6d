import { escaped } from '../../shared/calculator/markup.ts';
import { counted, dollars } from '../../shared/money/money.ts';
import type { DeskParts } from './desk-parts.ts';
import { download } from '../../shared/kept/download.ts';
import { csvFile, jsonFile, readExportedWeeks } from '../logged-weeks/exported-weeks.ts';
import { mondayOfWeekName } from '../logged-weeks/week-names.ts';
import { weekInWords } from './ladder-markup.ts';
import { compare, join } from '../logged-weeks/logged-weeks.ts';
import type { Conflict, Log, LoggedWeek } from '../logged-weeks/logged-weeks.ts';

/** What the copies need of the log. */
export interface LogAccess {
  readonly log: () => Log;
  readonly take: (log: Log) => void;
  readonly say: (sentence: string) => void;
}

/** Saves copies of the weeks and brings them in again, with a question for each week that two logs tell differently. */
export class CopiesDesk {
  readonly #parts: DeskParts;
  readonly #access: LogAccess;
  #waiting: Log | null = null;

  constructor(parts: DeskParts, access: LogAccess) {
    this.#parts = parts;
    this.#access = access;
    const { conflicts, csv, file, json } = parts;
    csv.addEventListener('click', () => download(csvFile(access.log())));
    json.addEventListener('click', () => download(jsonFile(access.log())));
    file.addEventListener('change', () => void this.#bringIn());
    conflicts.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#settle();
    });
    conflicts.addEventListener('click', ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      const { all, leave } = target.dataset;
      if (all) {
        for (const radio of conflicts.querySelectorAll('input'))
          radio.checked = radio.value === all;
      }
      if (leave) this.#close('Everything is as it was.');
    });
  }

  async #bringIn(): Promise<void> {
    const { file } = this.#parts;
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const text = await chosen.text().catch(() => '');
    // The same file may be chosen once more after it was mended.
    file.value = '';
    const read = readExportedWeeks(text);
    if (!read.ok) return this.#access.say(read.sentence);
    const { conflicts } = compare(this.#access.log(), read.log);
    if (conflicts.length > 0) return this.#ask(read.log, conflicts);
    this.#take(read.log, new Set());
  }

  #ask(theirs: Log, conflicts: readonly Conflict[]): void {
    this.#waiting = theirs;
    const { asked, conflicts: form, questions } = this.#parts;
    asked.textContent = `${counted(conflicts.length, 'week')} in the copy ${conflicts.length === 1 ? 'is' : 'are'} told differently here. Which is right?`;
    questions.innerHTML = conflicts.map(question).join('');
    form.hidden = false;
    form.focus();
  }

  #settle(): void {
    if (!this.#waiting) return;
    const chosen = [...this.#parts.conflicts.querySelectorAll('input')].filter(
      ({ checked, value }) => checked && value === 'theirs',
    );
    this.#take(this.#waiting, new Set(chosen.map(({ name }) => name)));
  }

  #take(theirs: Log, takeTheirs: ReadonlySet<string>): void {
    this.#access.take(join(this.#access.log(), theirs, takeTheirs));
    this.#close(`${counted(theirs.weeks.length, 'week')} read from the copy.`);
  }

  #close(sentence: string): void {
    const form = this.#parts.conflicts;
    const within = form.contains(document.activeElement);
    this.#waiting = null;
    form.hidden = true;
    this.#parts.questions.replaceChildren();
    if (within) this.#parts.file.focus();
    this.#access.say(sentence);
  }
}

function question({ week, mine, theirs }: Conflict): string {
  const choice = (value: string, words: string, checked: string) =>
    `<label class="tick"><input type="radio" name="${escaped(week)}" value="${value}"${checked}> ${escaped(words)}</label>`;
  return `<fieldset><legend>${escaped(weekInWords(mondayOfWeekName(week) ?? 0))}</legend>${choice('mine', `Mine: ${inWords(mine)}`, ' checked')}${choice('theirs', `The copy: ${inWords(theirs)}`, '')}</fieldset>`;
}

function inWords({ amount, target }: LoggedWeek): string {
  return amount === null ? 'off' : `${dollars(amount)} against a stone of ${dollars(target)}`;
}
