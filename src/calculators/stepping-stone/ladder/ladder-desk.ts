import type { Calculator } from '../../shared/calculator/calculator.ts';
import { today as todayHere } from '../../shared/days/dates.ts';
import { dollars, hundredths } from '../../shared/money/money.ts';
import { offerCheckIn } from './check-in-desk.ts';
import { CopiesDesk } from './copies-desk.ts';
import { KeptWeeks } from '../logged-weeks/kept-weeks.ts';
import { partsOf } from './desk-parts.ts';
import type { DeskParts } from './desk-parts.ts';
import { dayFromIso, mondayOf } from '../working-time/iso-weeks.ts';
import { mondayOfWeekName, weekName } from '../logged-weeks/week-names.ts';
import { rungName } from './ladder.ts';
import { blanksMarkup, ladderMarkup, weekInWords } from './ladder-markup.ts';
import type { PlanValues, fields } from '../inputs.ts';
import {
  standing,
  stateOf,
  weekStates,
  withWeek,
  withoutWeek,
} from '../logged-weeks/logged-weeks.ts';
import type { LoggedWeek } from '../logged-weeks/logged-weeks.ts';
import {
  averageWeekIn,
  blankWeeks,
  broughtInSince,
  nextEmptyWeek,
} from '../logged-weeks/from-the-log.ts';
import { planForLog } from './plan-for-log.ts';
import type { PlanForLog } from './plan-for-log.ts';

const WEEKS_BACK = 60;
/** The latest blank weeks that can be filled with one press. More would be a wall of buttons. */
const MOST_BLANKS = 8;
/** How long typing must rest before the desk follows it, in milliseconds. */
const REST = 300;

const KEEPING = {
  tab: 'Nothing is stored until you tick this: closing the page forgets your weeks.',
  device:
    'They stay on this device and go nowhere else. Some browsers delete them after seven days without a visit: save a copy now and then.',
  refused:
    'This device won’t keep them: its storage is full or blocked. They last until you close the page, so save a copy.',
  damaged:
    'What was kept on this device is damaged and can’t be read. It stays untouched until you delete it or tick this to keep new weeks in its place.',
};

const UNDELETED =
  'This device won’t let us delete them. Clear this site’s data in your browser’s settings.';

/** What the desk does with the worksheet's form, by its fields' names. */
export interface FormAccess {
  readonly textOf: (name: string) => string;
  /** Fills a field in by itself. */
  readonly suggest: (name: string, text: string) => void;
  /** Fills a field in as the reader asked. */
  readonly fill: (name: string, text: string) => void;
}

/** Where a reader writes weeks down: the log's form, the ladder it climbs, and what becomes of the weeks. */
export class LadderDesk {
  readonly #shown: HTMLElement | null;
  readonly #parts: DeskParts;
  readonly #kept: KeptWeeks;
  readonly #today = dayFromIso(todayHere()) ?? 0;
  readonly #calculator: Calculator<typeof fields>;
  readonly #form: FormAccess;
  #plan: PlanForLog;
  /** The average the log last filled in. What differs from it is the reader's own. */
  #averaged = '';
  #resting: ReturnType<typeof setTimeout> | undefined;

  /** Puts the desk from its template into the section and opens it. */
  constructor(
    section: HTMLElement,
    calculator: Calculator<typeof fields>,
    values: PlanValues,
    form: FormAccess,
  ) {
    this.#calculator = calculator;
    this.#form = form;
    const find = (name: string) =>
      section.querySelector<HTMLElement>(`[data-ladder-part="${name}"]`);
    const template = find('desk');
    if (template instanceof HTMLTemplateElement) section.append(template.content.cloneNode(true));
    section.dataset['own'] = 'yes';
    find('open')?.remove();
    find('example')?.remove();
    this.#shown = find('shown');
    this.#parts = partsOf(section);
    this.#shown?.before(
      this.#parts.log,
      this.#parts.notice,
      this.#parts.blanks,
      this.#parts['in-already'],
    );
    this.#plan = planForLog(values, todayHere());
    this.#kept = new KeptWeeks(calculator.name, () => {
      this.#show();
      this.#say('Another tab changed your weeks: these are the latest.');
    });
    new CopiesDesk(this.#parts, {
      log: () => this.#kept.log,
      take: (log) => this.#change(() => log),
      say: (sentence) => this.#say(sentence),
    });
    offerCheckIn(this.#parts, {
      plan: () => this.#plan,
      say: (sentence) => this.#say(sentence),
    });
    this.#listen();
    this.#show();
    const last = this.#kept.log.weeks.at(-1);
    if (last) this.#ready(last.week);
  }

  /** Goes to the week that is to be written down. */
  focus(): void {
    this.#parts.week.focus();
  }

  /** Follows the plan in the form once typing rests. Weeks that are written down keep their target. */
  replan(values: PlanValues): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#plan = planForLog(values, todayHere());
      this.#show();
    }, REST);
  }

  #listen(): void {
    const { amount, erase, keep, log, off, week } = this.#parts;
    week.addEventListener('change', () => this.#showWeek());
    off.addEventListener('change', () => {
      amount.disabled = off.checked;
      this.#complain('');
    });
    // A sentence that came or went when the line is left would move the button from under the pointer.
    amount.addEventListener('input', () => this.#complain(''));
    log.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#write();
    });
    this.#parts.blanks.addEventListener('click', ({ target }) => {
      const name = target instanceof HTMLButtonElement ? target.dataset['week'] : undefined;
      if (name) this.#miss(name);
    });
    this.#parts['in-already'].addEventListener('click', ({ currentTarget }) => {
      this.#form.fill('earned', (currentTarget as HTMLElement).dataset['amount'] ?? '');
      week.focus();
      this.#say('Taken over. The stone follows.');
    });
    erase.addEventListener('click', () => {
      const erased = week.value;
      this.#change((before) => withoutWeek(before, erased));
      week.focus();
      this.#say('The week is taken out. Rungs you cleared stay cleared.');
    });
    keep.addEventListener('change', () => {
      if (keep.checked) this.#keep();
      else this.#stopKeeping();
    });
    this.#parts.delete.addEventListener('click', () => this.#delete());
  }

  #keep(): void {
    this.#kept.keep();
    this.#show();
    this.#say(this.#kept.keeping === 'device' ? 'Kept on this device.' : KEEPING.refused);
  }

  #stopKeeping(): void {
    const done = this.#kept.stopKeeping();
    this.#show();
    this.#say(
      done ? 'Deleted from this device. Your weeks last until you close the page.' : UNDELETED,
    );
  }

  #delete(): void {
    if (!confirm('Delete all your weeks? If you may want them again, save a copy first.')) return;
    const done = this.#kept.delete();
    this.#show();
    this.#parts.week.focus();
    this.#say(done ? 'Your weeks are deleted, on this device too.' : UNDELETED);
  }

  #write(): void {
    const { amount, off, week } = this.#parts;
    const known = this.#logged();
    const target = known?.target ?? this.#targetOf(week.value);
    if (target === null) {
      this.#complain(
        'Your goal is met, so there is no stone to measure against. Write a bigger goal.',
      );
      return;
    }
    const reading = off.checked ? null : this.#calculator.fields.earned.read(amount.value);
    if (reading?.problem !== undefined) {
      this.#complain(reading.problem);
      amount.focus();
      return;
    }
    const entry = { week: week.value, target, amount: reading ? reading.value : null };
    const before = this.#kept.log.cleared;
    this.#change((log) => withWeek(log, entry));
    this.#ready(entry.week);
    this.#say(this.#verdict(entry, before));
  }

  /** Has the next empty week ready, once one is written down. */
  #ready(written: string): void {
    const { week } = this.#parts;
    const next = nextEmptyWeek(this.#kept.log, written, this.#today, this.#plan.offMondays);
    if (next === null) return;
    week.value = next;
    this.#showWeek();
  }

  /** Writes a week down in which nothing came in. */
  #miss(name: string): void {
    const target = this.#targetOf(name);
    if (target === null) return;
    const entry = { week: name, target, amount: 0 };
    const before = this.#kept.log.cleared;
    this.#change((log) => withWeek(log, entry));
    const { blanks, week } = this.#parts;
    (blanks.querySelector('button') ?? week).focus();
    this.#say(this.#verdict(entry, before));
  }

  #showBlanks(): void {
    const { blanks } = this.#parts;
    const names = blankWeeks(this.#kept.log, this.#today, this.#plan.offMondays).slice(
      -MOST_BLANKS,
    );
    blanks.hidden = names.length === 0 || this.#plan.stone === null;
    blanks.innerHTML = blanksMarkup(names);
  }

  /** What the log knows better than memory: the average fills itself in, what came in so far offers itself. */
  #tellForm(): void {
    const { log } = this.#kept;
    const { averageWeek, earned } = this.#calculator.fields;
    const average = averageWeekIn(log);
    const text = average === null || average < 0 ? '' : averageWeek.write(average);
    const there = this.#form.textOf('averageWeek');
    if (there === this.#averaged && there !== text) {
      this.#averaged = text;
      this.#form.suggest('averageWeek', text);
    }
    const sum = broughtInSince(log, this.#plan.start);
    const button = this.#parts['in-already'];
    button.hidden = sum === null || earned.write(sum) === this.#form.textOf('earned');
    button.textContent = `Take ${dollars(sum ?? 0)} from the log as “In already”`;
    button.dataset['amount'] = earned.write(sum ?? 0);
  }

  #verdict({ amount, target, week }: LoggedWeek, clearedBefore: number): string {
    const name = weekInWords(mondayOfWeekName(week) ?? 0);
    const { cleared } = this.#kept.log;
    const unkept = this.#kept.keeping === 'refused' ? ` ${KEEPING.refused}` : '';
    if (amount === null) return `${name}: off. Rest is part of it.${unkept}`;
    const won = amount >= target;
    const outcome = won ? 'a hit' : `a miss by ${dollars(target - amount)}`;
    const rung =
      cleared > clearedBefore
        ? ` Rung ${String(cleared)} cleared: ${rungName(cleared).toLowerCase()}.`
        : '';
    return `${name}: ${outcome}.${rung}${unkept}`;
  }

  #change(change: Parameters<KeptWeeks['change']>[0]): void {
    this.#kept.change((log) => {
      const changed = change(log);
      const { cleared } = standing(changed, this.#today, this.#plan.offMondays);
      return { ...changed, cleared };
    });
    this.#show();
  }

  #show(): void {
    const { log, keeping } = this.#kept;
    const { offMondays } = this.#plan;
    if (this.#shown) {
      const weeks = weekStates(log.weeks, this.#today, offMondays);
      this.#shown.innerHTML = ladderMarkup(weeks, standing(log, this.#today, offMondays));
    }
    this.#parts.keep.checked = keeping === 'device';
    this.#parts.keeping.textContent = KEEPING[keeping];
    const empty = log.weeks.length === 0;
    this.#parts.csv.disabled = empty;
    this.#parts.json.disabled = empty;
    this.#parts.delete.disabled = empty && keeping === 'tab';
    this.#showWeeks();
    this.#showBlanks();
    this.#tellForm();
  }

  #showWeeks(): void {
    const { week } = this.#parts;
    const { log } = this.#kept;
    const known = new Map(log.weeks.map((logged) => [logged.week, logged]));
    const last = mondayOf(this.#today);
    const recent = Array.from({ length: WEEKS_BACK }, (_, index) => weekName(last - index * 7));
    const names = [...new Set([...recent, ...known.keys()])].sort().reverse();
    const chosen = names.includes(week.value) ? week.value : (names[0] ?? '');
    week.replaceChildren(
      ...names.map((name) => {
        const logged = known.get(name);
        const monday = mondayOfWeekName(name) ?? 0;
        const state = logged ? stateOf({ week: name, monday, logged, plannedOff: false }) : null;
        return new Option(`${weekInWords(monday)}${state ? ` (${state})` : ''}`, name);
      }),
    );
    week.value = chosen;
    this.#showWeek();
  }

  #showWeek(): void {
    const { amount, erase, off, stone, week } = this.#parts;
    const logged = this.#logged();
    const target = logged?.target ?? this.#targetOf(week.value);
    stone.textContent =
      target === null
        ? 'Your goal is met: no stone is left.'
        : `Its stone: ${dollars(target)}${logged ? ', as it was when you wrote it down' : ''}.`;
    erase.hidden = !logged;
    // What somebody is writing for a week that isn't written down yet stays.
    if (logged || week.dataset['shown'] !== week.value) {
      amount.value = typeof logged?.amount === 'number' ? hundredths(logged.amount) : '';
      off.checked = logged?.amount === null;
      amount.disabled = off.checked;
      this.#complain('');
    }
    week.dataset['shown'] = week.value;
  }

  #logged(): LoggedWeek | undefined {
    return this.#kept.log.weeks.find(({ week }) => week === this.#parts.week.value);
  }

  #targetOf(name: string): number | null {
    return this.#plan.targets.get(mondayOfWeekName(name) ?? 0) ?? this.#plan.stone;
  }

  #complain(problem: string): void {
    const { amount } = this.#parts;
    this.#parts.problem.textContent = problem;
    if (problem) amount.setAttribute('aria-invalid', 'true');
    else amount.removeAttribute('aria-invalid');
  }

  #say(sentence: string): void {
    this.#parts.notice.textContent = sentence;
  }
}
