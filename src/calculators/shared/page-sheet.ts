import type { Asked } from './fields.ts';

/**
 * What a page tells the scripts of the calculators on it, so that they needn't bring it themselves: the texts of
 * marked sentences by number, `{}` where a value stands, and what each calculator asks by its name.
 */
export type PageSheet = Readonly<Record<string, string | AskedByName>>;

/** What a calculator asks, by the field's name. */
export type AskedByName = Readonly<Record<string, Asked<unknown>>>;

let read: PageSheet | undefined;

/** The sheets of this page, joined. Only a browser has a page. */
export function pageSheet(): PageSheet {
  return (read ??= Object.assign(
    {},
    ...Array.from(
      document.querySelectorAll<HTMLTemplateElement>('[data-sheet]'),
      ({ content }) => JSON.parse(content.textContent) as PageSheet,
    ),
  ) as PageSheet);
}
