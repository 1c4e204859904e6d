import type { WorksheetElement } from '../../shared/worksheet/worksheet-element.ts';
import type { fields } from '../inputs.ts';
import { today } from '../../shared/days/dates.ts';
import { dayFromIso } from '../working-time/iso-weeks.ts';
import { usFederalHolidayList } from './us-federal-holidays.ts';

/** Fills the list above the button in with the holidays between the two days of the form, once both can be read. */
export function answer(
  worksheet: WorksheetElement<typeof fields>,
  { parentElement }: HTMLButtonElement,
): void {
  const day = (name: 'start' | 'deadline'): number | null => {
    const text = worksheet.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
    return dayFromIso(worksheet.calculator.fields[name].read(text, today()).value ?? '');
  };
  const [start, deadline] = [day('start'), day('deadline')];
  const lines = parentElement?.querySelector('textarea');
  if (!lines || start === null || deadline === null) return;
  lines.value = usFederalHolidayList(start, deadline);
  worksheet.rework(true);
}
