import { wordsByFolder } from 'virtual:words';
import type { Calculator } from './calculator.ts';
import type { PageSheet } from './page-sheet.ts';

/** What a page tells the script of a calculator on it. Only the build imports this. */
export function sheetOf({ name, fields }: Calculator): PageSheet {
  const rules = Object.entries(fields).map(
    ([key, { kind, standard, empty, least, most, choices }]) => [
      key,
      { kind, standard, empty, least, most, choices },
    ],
  );
  return {
    words: { ...wordsByFolder['shared'], ...wordsByFolder[name] },
    fields: { [name]: Object.fromEntries(rules) as Record<string, never> },
  };
}

/** What "My plan" needs of several calculators: their fields with the labels, too. Only the build imports this. */
export function sheetOfAll(calculators: readonly Calculator[]): PageSheet {
  const names = calculators.map(({ name }) => name);
  return {
    words: Object.assign({}, ...['shared', 'my-plan', ...names].map((name) => wordsByFolder[name])),
    fields: Object.fromEntries(calculators.map(({ name, fields }) => [name, fields])),
  };
}
