import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptWeeks } from '../../../../../src/calculators/stepping-stone/logged-weeks/kept-weeks.ts';
import { withWeek } from '../../../../../src/calculators/stepping-stone/logged-weeks/logged-weeks.ts';
import type { Log } from '../../../../../src/calculators/stepping-stone/logged-weeks/logged-weeks.ts';

const KEY = 'calculators.stepping-stone';
let store: Map<string, string>;
let refuses: boolean;
let listeners: ((event: { key: string | null }) => void)[];

beforeEach(() => {
  store = new Map();
  refuses = false;
  listeners = [];
  const refuse = () => {
    if (refuses) throw new DOMException('full', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, text: string) => {
      refuse();
      store.set(key, text);
    },
    removeItem: (key: string) => {
      refuse();
      store.delete(key);
    },
  });
  vi.stubGlobal('addEventListener', (_: string, listener: (typeof listeners)[number]) => {
    listeners.push(listener);
  });
});

afterEach(() => vi.unstubAllGlobals());

const tab = (changed: () => void = () => {}) => new KeptWeeks('stepping-stone', changed);
const wrote = (week: string) => (log: Log) => withWeek(log, { week, target: 100, amount: 100 });
const weeksOf = ({ log }: KeptWeeks) => log.weeks.map(({ week }) => week);
const otherTabChanged = () => {
  for (const listener of listeners) listener({ key: KEY });
};

describe('kept weeks', () => {
  it('stores nothing before the reader asks', () => {
    const weeks = tab();
    weeks.change(wrote('2027-W01'));
    expect([store.size, weeks.keeping]).toEqual([0, 'tab']);
    expect(weeksOf(tab())).toEqual([]);
  });

  it('finds them again once kept, with the rungs they cleared', () => {
    const weeks = tab();
    weeks.change(wrote('2027-W01'));
    weeks.keep();
    weeks.change(wrote('2027-W02'));
    expect(tab().log).toEqual(weeks.log);
    expect(tab().log.cleared).toBe(3);
  });

  it('shows a second tab what the first one kept, and loses neither’s weeks', () => {
    const first = tab();
    first.change(wrote('2027-W01'));
    first.keep();
    const seen = vi.fn();
    const second = tab(seen);
    first.change(wrote('2027-W02'));
    otherTabChanged();
    expect(seen).toHaveBeenCalledOnce();
    expect(weeksOf(second)).toEqual(['2027-W01', '2027-W02']);
    second.change(wrote('2027-W03'));
    first.change(wrote('2027-W04'));
    expect(weeksOf(first)).toEqual(['2027-W01', '2027-W02', '2027-W03', '2027-W04']);
  });

  it('joins weeks that were only in this tab with those another tab kept', () => {
    const second = tab();
    second.change(wrote('2027-W05'));
    const first = tab();
    first.change(wrote('2027-W01'));
    first.keep();
    otherTabChanged();
    expect(weeksOf(second)).toEqual(['2027-W01', '2027-W05']);
    expect(second.keeping).toBe('device');
  });

  it('deletes them when asked, and only from the device when they just shouldn’t be kept', () => {
    const weeks = tab();
    weeks.change(wrote('2027-W01'));
    weeks.keep();
    expect(weeks.stopKeeping()).toBe(true);
    expect([store.size, weeksOf(weeks).length]).toEqual([0, 1]);
    weeks.keep();
    expect(weeks.delete()).toBe(true);
    expect([store.size, weeksOf(weeks).length]).toEqual([0, 0]);
  });

  it('says when the device refuses, goes on in the tab, and tries again with the next change', () => {
    const weeks = tab();
    refuses = true;
    weeks.change(wrote('2027-W01'));
    weeks.keep();
    expect(weeks.keeping).toBe('refused');
    weeks.change(wrote('2027-W02'));
    expect(weeksOf(weeks)).toEqual(['2027-W01', '2027-W02']);
    expect(weeks.delete()).toBe(false);
    otherTabChanged();
    expect(weeks.keeping).toBe('refused');
    refuses = false;
    weeks.change(wrote('2027-W03'));
    expect(weeks.keeping).toBe('device');
    expect(weeksOf(tab())).toEqual(['2027-W01', '2027-W02', '2027-W03']);
  });

  it('loses no week when the device fills up between two changes', () => {
    const weeks = tab();
    weeks.change(wrote('2027-W01'));
    weeks.keep();
    refuses = true;
    weeks.change(wrote('2027-W02'));
    weeks.change(wrote('2027-W03'));
    expect(weeksOf(weeks)).toEqual(['2027-W01', '2027-W02', '2027-W03']);
    expect(weeksOf(tab())).toEqual(['2027-W01']);
  });

  it('leaves damaged weeks untouched until the reader keeps or deletes', () => {
    store.set(KEY, '{"format":"stepp');
    const weeks = tab();
    weeks.change(wrote('2027-W01'));
    expect([weeks.keeping, store.get(KEY)]).toEqual(['damaged', '{"format":"stepp']);
    weeks.keep();
    expect(weeksOf(tab())).toEqual(['2027-W01']);
  });

  it('works where storage throws at every touch', () => {
    vi.stubGlobal('localStorage', undefined);
    const weeks = tab();
    weeks.change(wrote('2027-W01'));
    weeks.keep();
    expect([weeks.keeping, weeksOf(weeks).length]).toEqual(['refused', 1]);
  });
});
