import type { Calculator } from '../shared/calculator/calculator.ts';
import { standardOf } from '../shared/fields/field.ts';
import { withoutUnit } from '../shared/fields/fields.ts';
import type { Field } from '../shared/fields/field.ts';
import { counted } from '../shared/money/money.ts';
import { dayInWords } from '../shared/days/day-in-words.ts';

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
  today: string,
): Assumption[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const text = texts[name] ?? '';
    const aside = field.folded === true && text === field.write(standardOf(field, today));
    if (text.trim() === '' || aside) return [];
    return [{ label: withoutUnit(field.label), value: inWords(field, text, today) }];
  });
}

function inWords({ control, read }: Field, text: string, today: string): string {
  switch (control.type) {
    case 'choice':
      return control.options.find(([value]) => value === text)?.[1] ?? text;
    case 'day':
      return dayInWords(String(read(text, today).value ?? today));
    case 'lines':
      return counted(text.trim().split('\n').length, 'line');
    case 'line': {
      const { after: unit = '', before = '' } = control;
      const after = unit === '' || unit.startsWith('%') ? unit : ` ${unit}`;
      const [, minus = '', amount = text] = /^([-−]?)(.*)$/.exec(text) ?? [];
      return `${minus}${before}${amount}${after}`;
    }
  }
}
