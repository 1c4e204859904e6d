import type { Calculator } from '../shared/worksheet/calculator.ts';
import type { Field } from '../shared/fields/fields.ts';
import { counted } from '../shared/money/money.ts';
import { dayInWords } from '../shared/days/day-in-words.ts';
import { isDay } from '../shared/days/dates.ts';

/** One input a result rests on: `What it costs`, `$60,000`. */
export interface Assumption {
  readonly label: string;
  readonly value: string;
}

/**
 * The inputs a result rests on: those of the open part of the form, and of the folded part those that
 * aren't at their standard value. Empty ones are left out.
 */
export function assumptionsOf(
  { fields }: Calculator,
  texts: Readonly<Record<string, string>>,
): Assumption[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const text = texts[name] ?? '';
    const aside = field.folded === true && text === field.write(field.standard);
    if (text.trim() === '' || aside) return [];
    return [{ label: withoutUnit(field.label), value: inWords(field, text) }];
  });
}

// On paper the value itself shows its unit.
function withoutUnit(label: string): string {
  return label.replace(/, in (?:dollars|percent|weeks|days)$/, '');
}

function inWords({ control }: Field, text: string): string {
  switch (control.type) {
    case 'choice':
      return control.options.find(([value]) => value === text)?.[1] ?? text;
    case 'day':
      return isDay(text) ? dayInWords(text) : text;
    case 'lines':
      return counted(text.trim().split('\n').length, 'line');
    case 'line': {
      const after =
        control.after === undefined || control.after === '%'
          ? (control.after ?? '')
          : ` ${control.after}`;
      const [, minus = '', amount = text] = /^([-−]?)(.*)$/.exec(text) ?? [];
      return `${minus}${control.before ?? ''}${amount}${after}`;
    }
  }
}
