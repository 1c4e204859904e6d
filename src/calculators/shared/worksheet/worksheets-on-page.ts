const pages = new WeakMap<Request, Map<string, number>>();

/**
 * Counts the worksheets of the page being built, so that each gets ids of its own and only the first
 * brings the style sheet.
 */
export function placeOnPage(page: Request, name: string): { id: string; first: boolean } {
  const counts = pages.get(page) ?? new Map<string, number>();
  pages.set(page, counts);
  const first = counts.size === 0;
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  return { id: count === 1 ? name : `${name}-${count}`, first };
}
