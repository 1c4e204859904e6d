import { echoOf } from './fields.ts';
import type { Field } from './field.ts';
import { offersMarkup } from '../calculator/markup.ts';
import { redraw } from '../calculator/redraw.ts';

/** The control of a field: an input, a choice, or a few lines. */
export type Line = HTMLInputElement;

/** Puts a sentence under a field, and a button for each thing the text may have meant; an empty sentence takes both away. */
export function complain(line: Line, field: Field, problem: string, today: string): void {
  write(document.getElementById(`${line.id}-problem`), problem);
  const readings = document.getElementById(`${line.id}-readings`);
  const markup = problem ? readingsMarkup(line, field, today) : '';
  if (readings) redraw(readings, markup);
  line.ariaInvalid = problem ? 'true' : null;
  if (problem) line.closest('details')?.setAttribute('open', '');
}

function readingsMarkup({ name, value }: Line, field: Field, today: string): string {
  const { readings = [] } = { readings: [], ...field.read(value, today) };
  return offersMarkup(
    readings.map((reading: unknown) => {
      const label = field.write(reading);
      return { label, fills: { [name]: label } };
    }),
  );
}

/** Says under a field for a day which day its text is. */
export function echo(line: Line, field: Field, today: string): void {
  if (field.control.type !== 'day') return;
  write(document.getElementById(`${line.id}-echo`), echoOf(field, line.value, today));
}

/** Changes a text. What stays the same isn't touched: a screen reader would say it again. */
export function write(place: Element | null, text: string): void {
  if (place && place.textContent !== text) place.textContent = text;
}
