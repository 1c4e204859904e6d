import { escaped } from './markup.ts';

/** How wide every drawing is, in the units it is drawn in. */
export const WIDTH = 360;

type Attributes = Readonly<Record<string, string | number>>;

/**
 * One SVG element. Of its numbers the tenths stay, which are as much as an eye can tell. Attributes are ours, and never
 * a reader's text.
 */
export function shape(name: string, attributes: Attributes, children = ''): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${String(value).replace(/(\.\d)\d+/g, '$1')}"`)
    .join('');
  return `<${name}${written}>${children}</${name}>`;
}

/**
 * A line of text, or its letters each at an `x` of their own. Its start stands there, or what the class `kind` says with
 * `middle` or `end`.
 */
export function words(kind: string, x: number | string, y: number, text: string): string {
  return shape('text', { x, y, class: kind }, escaped(text));
}

/** A straight line. */
export function stroke(kind: string, x1: number, y1: number, x2: number, y2: number): string {
  return shape('line', { class: kind, x1, y1, x2, y2 });
}

/** The whole drawing. Its label belongs on the `role="img"` around it. */
export function drawing(height: number, ...shapes: readonly string[]): string {
  const viewBox = `0 0 ${WIDTH} ${height}`;
  return shape('svg', { viewBox, 'aria-hidden': 'true' }, shapes.join(''));
}
