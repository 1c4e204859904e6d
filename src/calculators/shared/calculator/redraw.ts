/** `NodeFilter.SHOW_TEXT`, which would weigh more. */
const TEXTS = 4;
/** The tags and texts last put into a place. */
const drawn = new WeakMap<Element, readonly string[]>();

/**
 * Gives a place new markup. Where only words differ from those it was given last, they alone change: what stays is
 * neither laid out again nor said again by a screen reader.
 */
export function redraw(place: Element, markup: string): void {
  const pieces = markup.split(/(?=<)|(?<=>)/);
  const before = drawn.get(place);
  drawn.set(place, pieces);
  const isTag = (piece: string, at: number): boolean =>
    piece !== before?.[at] && /[<&]/.test(piece);
  if (before?.length !== pieces.length || pieces.some(isTag)) {
    place.innerHTML = markup;
    return;
  }
  const texts = document.createTreeWalker(place, TEXTS);
  for (const [at, piece] of pieces.entries()) {
    if (piece.startsWith('<')) continue;
    const text = texts.nextNode();
    if (text && piece !== before[at]) text.nodeValue = piece;
  }
}
