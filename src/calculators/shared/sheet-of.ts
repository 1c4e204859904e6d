import { wordsByFolder } from 'virtual:words';
import type { AskedByName, PageSheet } from './page-sheet.ts';
import type { Calculator } from './calculator.ts';

/** What a page tells the script of a calculator on it: words, and how its fields read. Only the build imports this. */
export function sheetOf({ name, fields }: Calculator): PageSheet {
  const rules = Object.entries(fields).map(
    ([key, { kind, standard, empty, least, most, choices }]) => [
      key,
      { kind, standard, empty, least, most, choices },
    ],
  );
  return {
    ...wordsByFolder['shared'],
    ...wordsByFolder[name],
    [name]: Object.fromEntries(rules) as AskedByName,
  };
}

/** What "My plan" needs of its calculators: their labels and choices, too. Only the build imports this. */
export function sheetOfAll(calculators: readonly Calculator[]): PageSheet {
  const sheets = calculators.map(({ name, fields }) => ({
    ...wordsByFolder[name],
    [name]: fields,
  }));
  return Object.assign(
    { ...wordsByFolder['shared'], ...wordsByFolder['my-plan'] },
    ...sheets,
  ) as PageSheet;
}
