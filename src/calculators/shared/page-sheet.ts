import type { Asked } from './fields.ts';

/** What a page tells the scripts of the calculators on it, so that they needn't bring it themselves. */
export interface PageSheet {
  /** Texts of marked sentences, by number; `{}` stands where a value does. */
  readonly words: Readonly<Record<string, string>>;
  /** What each calculator asks, by its name and the field's. */
  readonly fields: Readonly<Record<string, Readonly<Record<string, Asked<unknown>>>>>;
}

let read: PageSheet | undefined;

/** The sheets of this page, joined. Only a browser has a page. */
export function pageSheet(): PageSheet {
  if (read) return read;
  const [words, fields] = [{}, {}];
  for (const { content } of document.querySelectorAll<HTMLTemplateElement>('[data-sheet]')) {
    const sheet = JSON.parse(content.textContent) as PageSheet;
    Object.assign(words, sheet.words);
    Object.assign(fields, sheet.fields);
  }
  return (read = { words, fields });
}
