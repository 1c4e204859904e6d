import { standardValues } from '../../shared/calculator/calculator.ts';
import { today } from '../../shared/days/dates.ts';
import type { WorksheetElement } from '../../shared/worksheet/worksheet-element.ts';
import type { fields } from '../inputs.ts';
import { LadderDesk } from './ladder-desk.ts';

type SteppingStone = WorksheetElement<typeof fields>;

/** Opens the ladder's desk where its button stands, and goes there. From then on it follows the form. */
export function answer(worksheet: SteppingStone, button: HTMLButtonElement): void {
  openOwn(worksheet, button)?.focus();
}

/** Opens the ladder's desk for somebody who kept weeks, and leaves them where they are. */
export function openOwn(worksheet: SteppingStone, button: HTMLButtonElement): LadderDesk | null {
  const section = button.closest<HTMLElement>('[data-ladder]');
  if (!section || section.dataset['own']) return null;
  const { calculator, values } = worksheet;
  const desk = new LadderDesk(section, calculator, values ?? standardValues(calculator, today()), {
    textOf: (name) => line(worksheet, name)?.value ?? '',
    // What the log says isn't what the reader typed: the address stays as it is.
    suggest: (name, text) => {
      const place = line(worksheet, name);
      if (place) place.value = text;
      worksheet.rework(true);
    },
    fill: (name, text) => worksheet.fill({ [name]: text }),
  });
  worksheet.shown = (latest) => desk.replan(latest);
  return desk;
}

function line(worksheet: SteppingStone, name: string): HTMLInputElement | null {
  return worksheet.querySelector<HTMLInputElement>(`[data-part="form"] [name="${name}"]`);
}
