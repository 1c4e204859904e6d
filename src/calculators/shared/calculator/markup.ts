import type { Details, Figure, Offer, Table } from './calculator.ts';

/** What stands inside the parts of a worksheet, by the names `Worksheet.astro` gives them. */
export type Markup = Readonly<Record<'offers' | 'figures' | 'lever' | 'picture' | 'table', string>>;

/** What stands around an answer as markup: the same at build time and in the browser. */
export function markupOf({ figures, lever, offers = [], picture, table }: Details): Markup {
  return {
    offers: offersMarkup(offers),
    figures: figuresMarkup(figures),
    lever: escaped(lever),
    picture: picture.svg,
    table: tableMarkup(table),
  };
}

/** A text made safe for HTML and SVG, in content and in quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The inside of the answer. */
export function headlineMarkup({ label, value, note = '' }: Figure): string {
  return `<span>${escaped(label)}</span> <strong>${escaped(value)}</strong> <small>${escaped(note)}</small>`;
}

/** The buttons that fill fields in. */
export function offersMarkup(offers: readonly Offer[]): string {
  return offers
    .map(
      ({ fills, label }) =>
        `<button type="button" data-fills="${escaped(JSON.stringify(fills))}">${escaped(label)}</button>`,
    )
    .join(' ');
}

/** The inside of the `<dl>` of figures. */
export function figuresMarkup(figures: readonly Figure[]): string {
  return figures
    .map(
      ({ label, value, note }) =>
        `<div><dt>${escaped(label)}</dt><dd>${escaped(value)}${note ? `<small>${escaped(note)}</small>` : ''}</dd></div>`,
    )
    .join('');
}

/** The inside of the `<table>`. */
export function tableMarkup({ caption, head, rows }: Table): string {
  const heads = head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('');
  const body = rows
    .map(([first = '', ...cells]) => {
      const data = cells.map((cell) => `<td>${escaped(cell)}</td>`).join('');
      return `<tr><th scope="row">${escaped(first)}</th>${data}</tr>`;
    })
    .join('');
  return `<caption>${escaped(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${body}</tbody>`;
}
