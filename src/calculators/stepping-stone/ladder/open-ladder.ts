import { standardValues } from '../../shared/worksheet/calculator.ts';
import { today } from '../../shared/days/dates.ts';
import { counted } from '../../shared/money/money.ts';
import type { WorksheetElement } from '../../shared/worksheet/worksheet-element.ts';
import type { fields } from '../inputs.ts';
import { KeptWeeks } from '../logged-weeks/kept-weeks.ts';
import { LadderDesk } from './ladder-desk.ts';

/** Opens the ladder's desk where its button stands. From then on it follows the form. */
export function answer(
  worksheet: WorksheetElement<typeof fields>,
  button: HTMLButtonElement,
): void {
  const section = button.closest<HTMLElement>('[data-ladder]');
  if (!section) return;
  const { calculator, values } = worksheet;
  const desk = new LadderDesk(section, calculator, values ?? standardValues(calculator, today()));
  worksheet.shown = (latest) => desk.replan(latest);
}

/** Tells a returning reader how many weeks are kept on this device; nothing where they can't be read. */
export function tellKept(worksheet: WorksheetElement<typeof fields>): void {
  const place = worksheet.querySelector('[data-ladder-part="kept"]');
  const { log, keeping } = new KeptWeeks(worksheet.calculator.name, () => undefined);
  if (!place || keeping !== 'device') return;
  const { length } = log.weeks;
  place.textContent = `${counted(length, 'week')} ${length === 1 ? 'is' : 'are'} kept on this device.`;
}
