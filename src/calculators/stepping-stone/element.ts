import { standardValues } from '../shared/calculator.ts';
import { kept } from '../shared/kept.ts';
import { say } from '../shared/words.ts';
import { WorksheetElement } from '../shared/worksheet-element.ts';
import type { PlanValues, fields } from './inputs.ts';
import type { LadderDesk } from './ladder-desk.ts';
import { dayFromIso } from './iso-weeks.ts';
import type { Day } from './iso-weeks.ts';
import { steppingStone } from './worksheet.ts';

/** The stepping stone with its ladder, whose desk is fetched when the reader opens it. */
class SteppingStoneElement extends WorksheetElement<typeof fields> {
  override readonly calculator = steppingStone;
  #desk: LadderDesk | null = null;

  override awake(): void {
    this.#offer('[data-ladder-part="open"]', async (open) => {
      const { LadderDesk } = await import('./ladder-desk.ts');
      const ladder = open.closest<HTMLElement>('[data-ladder]');
      const values = this.values() ?? standardValues(steppingStone);
      if (ladder) this.#desk ??= new LadderDesk(ladder, values);
    });
    this.#offer('[data-fills="holidays"]', async ({ parentElement }) => {
      const { usFederalHolidayList } = await import('./us-federal-holidays.ts');
      const [start, deadline] = [this.#day('start'), this.#day('deadline')];
      const lines = parentElement?.querySelector('textarea');
      if (!lines || start === null || deadline === null) return;
      lines.value = usFederalHolidayList(start, deadline);
      this.rework();
    });
    // Who kept weeks will want the desk, which knows how many.
    if (kept(steppingStone.name) !== null) {
      void import('./ladder-desk.ts').then(({ tellKept }) => tellKept(this));
    }
  }

  override shown(values: PlanValues): void {
    this.#desk?.replan(values);
  }

  #day(name: string): Day | null {
    return dayFromIso(this.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '');
  }

  /** Makes a button do what it says, and say so when that didn't load. */
  #offer(selector: string, pressed: (button: HTMLButtonElement) => Promise<void>): void {
    const button = this.querySelector<HTMLButtonElement>(selector);
    if (!button) return;
    button.disabled = false;
    button.addEventListener('click', () => {
      pressed(button).catch(() => (button.textContent = say`That didn’t load. Try again`));
    });
  }
}

customElements.define(steppingStone.element, SteppingStoneElement);
