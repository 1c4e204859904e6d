import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  csvFile,
  jsonFile,
  readExportedWeeks,
} from '../../../../../src/calculators/stepping-stone/logged-weeks/exported-weeks.ts';
import { logOf } from '../../../../../src/calculators/stepping-stone/logged-weeks/logged-weeks.ts';
import { RUNS, aLog } from '../arbitraries.ts';

const log = logOf(
  [
    { week: '2027-W01', target: 2_000_000, amount: 2_100_050 },
    { week: '2027-W02', target: 2_000_000, amount: -5 },
    { week: '2027-W03', target: 2_000_000, amount: null },
  ],
  7,
);
const CSV =
  'week,begins,target,amount\r\n2027-W01,2027-01-04,20000.00,21000.50\r\n2027-W02,2027-01-11,20000.00,-0.05\r\n2027-W03,2027-01-18,20000.00,off\r\n';

describe('exported weeks', () => {
  it('are a table any spreadsheet opens', () => {
    expect(csvFile(log).content).toBe(CSV);
  });

  it('come back from JSON as they were, rungs included', () => {
    fc.assert(
      fc.property(aLog, fc.nat(200), (any, rung) => {
        const kept = { ...any, cleared: Math.max(any.cleared, rung) };
        expect(readExportedWeeks(jsonFile(kept).content)).toEqual({ ok: true, log: kept });
      }),
      RUNS,
    );
  });

  it('come back from CSV as they were', () => {
    fc.assert(
      fc.property(aLog, (any) => {
        expect(readExportedWeeks(csvFile(any).content)).toEqual({ ok: true, log: any });
      }),
      RUNS,
    );
  });

  it.each([
    ['semicolons and decimal commas', CSV.replaceAll(',', ';').replaceAll('.', ',')],
    ['tabs', CSV.replaceAll(',', '\t')],
    ['a byte order mark and lone line feeds', `\uFEFF${CSV.replaceAll('\r\n', '\n')}`],
    [
      'quotes, dollar signs and thousands commas',
      'Week,Target,Amount,Note\n2027-W01,"$20,000.00","$21,000.50","a ""good"", long\nweek"\n2027-W02,20000,-0.05,\n2027-W03,"20,000",OFF,\n\n',
    ],
  ])('come back from a spreadsheet that writes %s', (_, text) => {
    expect(readExportedWeeks(text)).toEqual({ ok: true, log: { ...log, cleared: 1 } });
  });

  it.each([
    ['', /empty/],
    ['hello', /first line/],
    ['week,target,amount\n2027-W54,1,1', /line 2 is named "2027-W54"/],
    ['week,target,amount\n2027-W01,1,1\n2027-W01,1,1', /line 3 is 2027-W01 for the second time/],
    ['week,target,amount\n2027-W01,0,1', /line 2, 2027-W01, has no target above zero/],
    ['week,target,amount\n2027-W01,100,lots', /line 2, 2027-W01, has no amount/],
    ['week,target,amount\n2027-W01,100', /has no amount/],
    [jsonFile(log).content.slice(0, -40), /not complete JSON/],
    ['{"format":"another"}', /something else/],
    ['[]', /something else/],
    ['{"format":"stepping-stone-weeks","version":2}', /its version is 2/],
    ['{"format":"stepping-stone-weeks","version":1,"cleared":-1,"weeks":[]}', /"cleared" is -1/],
    ['{"format":"stepping-stone-weeks","version":1,"cleared":0}', /list of weeks is missing/],
    [
      '{"format":"stepping-stone-weeks","version":1,"cleared":0,"weeks":[{"week":"2027-W01","target":1e309,"amount":0}]}',
      /no target/,
    ],
    [
      '{"format":"stepping-stone-weeks","version":1,"cleared":0,"weeks":[{"week":"2027-W01","target":1,"amount":1.5}]}',
      /no amount/,
    ],
    ['x'.repeat(1_000_001), /too long/],
  ])('that are damaged are refused with a sentence (%#)', (text, sentence) => {
    const read = readExportedWeeks(text);
    expect(read).toMatchObject({ ok: false, sentence: expect.stringMatching(sentence) as string });
    expect(read).toMatchObject({
      sentence: expect.stringMatching(/Nothing you kept has changed\.$/) as string,
    });
  });

  it('never throw, whatever the file holds', () => {
    const cut = fc.tuple(aLog, fc.nat(2_000), fc.string()).map(([any, at, junk]) => {
      const text = (at % 2 ? csvFile : jsonFile)(any).content;
      return text.slice(0, at) + junk + text.slice(at + 1);
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), cut), (text) => {
        const read = readExportedWeeks(text);
        if (!read.ok) expect(read.sentence).toMatch(/^This file can’t be read: .+\.$/s);
      }),
      RUNS,
    );
  });
});
