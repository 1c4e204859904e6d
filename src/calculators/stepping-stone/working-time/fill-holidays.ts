import type { WorksheetElement } from '../../shared/worksheet/worksheet-element.ts';
import type { fields } from '../inputs.ts';
import { dayFromIso } from './iso-weeks.ts';
import { usFederalHolidayList } from './us-federal-holidays.ts';

/** Fills the list above the button in with the holidays between the two days of the form, once both can be read. */
export function answer(
  worksheet: WorksheetElement<typeof fields>,
  { parentElement }: HTMLButtonElement,
): void {
  const [start, deadline] = ['start', 'deadline'].map((name) =>
    dayFromIso(worksheet.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? ''),
  );
  const lines = parentElement?.querySelector('textarea');
  if (!lines || typeof start !== 'number' || typeof deadline !== 'number') return;
  lines.value = usFederalHolidayList(start, deadline);
  worksheet.rework(true);
}
