import { escaped } from './markup.ts';

type Attributes = Readonly<Record<string, string | number>>;

/** One SVG element. Numbers are rounded to a tenth, which no eye can tell. */
export function shape(name: string, attributes: Attributes, children = ''): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? tenth(value) : value)}"`)
    .join('');
  return children === '' ? `<${name}${written}/>` : `<${name}${written}>${children}</${name}>`;
}

/** A line of text. `anchor` says which end stands at `x`. */
export function words(
  kind: string,
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  return shape('text', { x, y, 'text-anchor': anchor, class: kind }, escaped(text));
}

/** A straight line. */
export function stroke(kind: string, x1: number, y1: number, x2: number, y2: number): string {
  return shape('line', { class: kind, x1, y1, x2, y2 });
}

/** The whole drawing. Its label belongs on the `role="img"` around it. */
export function drawing(width: number, height: number, ...shapes: readonly string[]): string {
  return shape(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', focusable: 'false' },
    shapes.join(''),
  );
}

function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}
