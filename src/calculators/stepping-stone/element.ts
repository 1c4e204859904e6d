import { standardValues } from '../shared/calculator.ts';
import { WorksheetElement } from '../shared/worksheet-element.ts';
import type { PlanValues, fields } from './inputs.ts';
import type { LadderDesk } from './ladder-desk.ts';
import { dayFromIso } from './iso-weeks.ts';
import { steppingStone } from './worksheet.ts';
import { say } from '../shared/words.ts';

/** The stepping stone with its ladder, whose desk is fetched when the reader opens it. */
class SteppingStoneElement extends WorksheetElement<typeof fields> {
  override readonly calculator = steppingStone;
  #desk: LadderDesk | null = null;

  override awake(): void {
    this.#offerHolidays();
    const open = this.#ladderPart('open');
    if (!(open instanceof HTMLButtonElement)) return;
    open.disabled = false;
    open.addEventListener('click', () => void this.#openDesk(open));
    if (open.dataset['asked']) void this.#openDesk(open);
  }

  override shown(values: PlanValues): void {
    this.#desk?.replan(values);
  }

  async #openDesk(open: HTMLButtonElement): Promise<void> {
    const section = this.querySelector<HTMLElement>('[data-ladder]');
    if (!section || this.#desk) return;
    open.disabled = true;
    try {
      const { LadderDesk } = await import('./ladder-desk.ts');
      this.#desk = new LadderDesk(section, this.values() ?? standardValues(steppingStone));
    } catch {
      open.disabled = false;
      open.textContent = say`That didn’t load. Try again`;
    }
  }

  #offerHolidays(): void {
    const lines = this.querySelector<HTMLTextAreaElement>('textarea[name="holidays"]');
    if (!lines || lines.parentElement?.querySelector('button')) return;
    const fill = document.createElement('button');
    fill.type = 'button';
    fill.textContent = say`Fill in the US federal holidays`;
    fill.addEventListener('click', () => void this.#fillHolidays(lines));
    lines.after(fill);
  }

  async #fillHolidays(lines: HTMLTextAreaElement): Promise<void> {
    const { usFederalHolidayList } = await import('./us-federal-holidays.ts');
    const day = (name: string) =>
      dayFromIso(this.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '');
    const [start, deadline] = [day('start'), day('deadline')];
    if (start === null || deadline === null) return;
    lines.value = usFederalHolidayList(start, deadline);
    this.rework();
  }

  #ladderPart(name: string): Element | null {
    return this.querySelector(`[data-ladder-part="${name}"]`);
  }
}

customElements.define(steppingStone.element, SteppingStoneElement);
