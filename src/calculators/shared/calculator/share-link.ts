import { isEmptyByStandard, standardOf } from '../fields/field.ts';
import type { Answer, Calculator, Fields, Texts, Values } from './calculator.ts';

/**
 * What a share link holds: texts by key, for as many calculators as the reader has worked. A key is a
 * calculator's letter, a point and a field's name: `g.cost`.
 */
export type Shared = ReadonlyMap<string, string>;

/** The key of the day a link is worked as of. */
export const AS_OF = 't.asOf';

const LONGEST = 8_000;
const KEY = /^[a-z]\.[A-Za-z0-9]{1,20}$/;
const TEXT = /^[\w .:;\n-]{0,2000}$/;

/** Reads the fragment of an address, `#v=1&g.cost=60000`, or none. What doesn't look like ours is dropped; nothing throws. */
export function readFragment(fragment: string): Shared {
  const shared = new Map<string, string>();
  if (fragment.length > LONGEST) return shared;
  const pairs = new URLSearchParams(fragment.slice(1));
  if (pairs.get('v') !== '1') return shared;
  for (const [key, text] of pairs) {
    if (KEY.test(key) && TEXT.test(text)) shared.set(key, text);
  }
  return shared;
}

/** Writes the fragment that `readFragment` reads. Keys stand in order, so that equal states make equal links. */
export function writeFragment(shared: Shared): string {
  const pairs = new URLSearchParams([...shared]);
  pairs.sort();
  return `#v=1&${pairs.toString()}`;
}

/** Whether a link brings anything for this calculator. */
export function isFor(code: string, shared: Shared): boolean {
  return [...shared.keys()].some((key) => key.startsWith(`${code}.`));
}

/** The key of a field in a link. The day all of it is worked as of is one, whichever calculator asks for it. */
export function keyOf(code: string, name: string): string {
  return name === 'asOf' ? AS_OF : `${code}.${name}`;
}

/** A calculator's values as they stand in a share link. A field that is empty by its standard is left out when it is. */
export function encode<Of extends Fields>(
  { code, fields }: Calculator<Of>,
  values: Values<Of>,
): Map<string, string> {
  const shared = new Map<string, string>();
  for (const [name, field] of Object.entries(fields)) {
    const text = field.link(values[name]);
    if (text || !isEmptyByStandard(field)) shared.set(keyOf(code, name), text);
  }
  return shared;
}

/**
 * The texts of a calculator's form after a link: what is out of range is moved into it, what can't be read is the
 * field's standard value on that day. What is missing stays as it is in `texts`, unless its field is empty by its
 * standard: then the link says that it is empty.
 */
export function decode<Of extends Fields>(
  { code, fields }: Calculator<Of>,
  shared: Shared,
  texts: Texts,
  today: string,
): Texts {
  const entries = Object.entries(fields).map(([name, field]) => {
    const brought = shared.get(keyOf(code, name));
    if (brought === undefined) {
      const empty = isEmptyByStandard(field);
      return [name, empty ? field.write(standardOf(field, today)) : (texts[name] ?? '')];
    }
    const { nearest, problem, value } = { nearest: undefined, ...field.read(brought, today) };
    return [name, field.write(problem ? (nearest ?? standardOf(field, today)) : value)];
  });
  return Object.fromEntries(entries) as Texts;
}

/** What a worksheet gives the next ones. */
export type Onward = Pick<Answer, 'handedOn' | 'assumed'>;

/**
 * All numbers with what a worksheet hands on to the next ones. What the reader wrote over something handed on stays,
 * unless that has changed since; what is only assumed never takes the place of what they wrote before it was.
 * @param before what was handed on by the numbers the reader arrived with, if they brought any.
 */
export function handOn(here: Shared, now: Onward, before: Onward | null): Shared {
  const taken = (which: 'handedOn' | 'assumed') =>
    Object.entries(now[which] ?? {}).filter(([key, text]) => {
      const then = before?.[which]?.[key];
      return !here.has(key) || (then === undefined ? which === 'handedOn' : then !== text);
    });
  return new Map([...here, ...taken('assumed'), ...taken('handedOn')]);
}
