import type { Calculator, Fields, Values } from './calculator.ts';
import { standardValues } from './calculator.ts';

/**
 * What a share link holds: texts by key, for as many calculators as the reader has worked. A key is a
 * calculator's letter, a point and a field's name: `g.cost`.
 */
export type Shared = ReadonlyMap<string, string>;

const LONGEST = 8_000;
const KEY = /^[a-z]\.[A-Za-z0-9]{1,20}$/;
const TEXT = /^[\w .:;\n-]{0,2000}$/;

/** Reads the fragment of an address, `#v=1&g.cost=60000`. What doesn't look like ours is dropped; nothing throws. */
export function readFragment(fragment: string): Shared {
  const shared = new Map<string, string>();
  if (fragment.length > LONGEST) return shared;
  const pairs = new URLSearchParams(fragment.replace(/^#/, ''));
  if (pairs.get('v') !== '1') return shared;
  for (const [key, text] of pairs) {
    if (KEY.test(key) && TEXT.test(text)) shared.set(key, text);
  }
  return shared;
}

/** Writes the fragment that `readFragment` reads. Keys stand in order, so that equal states make equal links. */
export function writeFragment(shared: Shared): string {
  const pairs = [...shared].sort(([a], [b]) => (a < b ? -1 : 1));
  return `#${[['v', '1'], ...pairs].map((pair) => pair.map(encodeURIComponent).join('=')).join('&')}`;
}

/** Whether a link brings anything for this calculator. */
export function isFor(code: string, shared: Shared): boolean {
  return [...shared.keys()].some((key) => key.startsWith(`${code}.`));
}

/** A calculator's values as they stand in a share link. A field that is empty by its standard is left out when it is. */
export function encode<Of extends Fields>(
  calculator: Calculator<Of>,
  values: Values<Of>,
): Map<string, string> {
  const shared = new Map<string, string>();
  for (const [name, field] of Object.entries(calculator.fields)) {
    const text = field.write(values[name]).replaceAll(',', '');
    if (text === '' && field.write(field.standard) === '') continue;
    shared.set(`${calculator.code}.${name}`, text);
  }
  return shared;
}

/**
 * A calculator's values out of a share link: what is out of range is moved into it, what can't be read
 * is the field's standard value. What is missing is taken from `otherwise`, unless its field is empty
 * by its standard: then the link says that it is empty.
 */
export function decode<Of extends Fields>(
  calculator: Calculator<Of>,
  shared: Shared,
  otherwise: Values<Of> = standardValues(calculator),
): Values<Of> {
  const entries = Object.entries(calculator.fields).map(([name, field]) => {
    const text = shared.get(`${calculator.code}.${name}`);
    if (text === undefined) {
      return [name, field.write(field.standard) === '' ? field.standard : otherwise[name]];
    }
    const reading = field.read(text);
    if ('value' in reading) return [name, reading.value];
    return [name, reading.nearest ?? field.standard];
  });
  return Object.fromEntries(entries) as Values<Of>;
}
