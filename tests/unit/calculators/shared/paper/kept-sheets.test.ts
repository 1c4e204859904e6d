import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { justInTime } from '../../../../../src/calculators/just-in-time/paper.ts';
import { KeptSheets } from '../../../../../src/calculators/shared/paper/kept-sheets.ts';

const KEY = 'calculators.just-in-time';
const sheet = (id: string, cue = 'a pause') => ({ id, answers: { cue } });

let stored: Map<string, string>;
let changedElsewhere: (() => void)[];

beforeEach(() => {
  stored = new Map();
  changedElsewhere = [];
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
    removeItem: (key: string) => void stored.delete(key),
  });
  vi.stubGlobal('addEventListener', (_: string, told: (event: object) => void) => {
    changedElsewhere.push(() => told({ key: KEY }));
  });
});

afterEach(() => vi.unstubAllGlobals());

const open = (): KeptSheets => new KeptSheets(justInTime, () => undefined);

test('nothing is stored before a sheet is put, and it is rewritten in its place', () => {
  const kept = open();
  expect(stored.size).toBe(0);
  expect(kept.put(sheet('a'), sheet('b'))).toBeNull();
  expect(kept.put(sheet('a', 'a name'))).toBeNull();
  expect(open().sheets).toEqual([sheet('a', 'a name'), sheet('b')]);
});

test('a change joins what another tab kept in the meantime', () => {
  const [one, other] = [open(), open()];
  one.put(sheet('a'));
  other.put(sheet('b'));
  expect(open().sheets.map(({ id }) => id)).toEqual(['a', 'b']);
  for (const told of changedElsewhere) told();
  expect(one.sheets.map(({ id }) => id)).toEqual(['a', 'b']);
  one.takeOut('a');
  expect(open().sheets.map(({ id }) => id)).toEqual(['b']);
});

test('what is damaged stays untouched until everything is deleted', () => {
  stored.set(KEY, '{"format":"just-in-time","ver');
  const kept = open();
  expect(kept.problem).toMatch(/damaged/);
  expect(kept.put(sheet('a'))).toMatch(/damaged/);
  expect(stored.get(KEY)).toBe('{"format":"just-in-time","ver');
  expect(kept.deleteAll()).toBeNull();
  expect(kept.put(sheet('a'))).toBeNull();
});

test('a device that won’t store says so, and what it holds stays', () => {
  const kept = open();
  kept.put(sheet('a'));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => {
      throw new Error('blocked');
    },
  });
  expect(kept.put(sheet('b'))).toMatch(/^This device won’t keep it/);
  expect(kept.deleteAll()).toMatch(/^This device won’t let us delete/);
  expect(kept.sheets).toEqual([sheet('a')]);
});
