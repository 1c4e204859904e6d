import { expect, it } from 'vitest';
import { oldMoment, shownOrder } from '../../../../src/authoring/import/reading/old-dates.ts';

it.each([
  ['2016-05-03', '2016-05-03'],
  ['2016-05-03T09:12:00-05:00', '2016-05-03T09:12:00-05:00'],
  ['2016-05-03T09:12:00.123Z', '2016-05-03T09:12:00Z'],
  ['2016-05-03 09:12:00', '2016-05-03T09:12:00Z'],
  ['2016-05-03 09:12:00 -0500', '2016-05-03T09:12:00-05:00'],
  ['2016/5/3 9:12', '2016-05-03T09:12:00Z'],
  ['Tue, 03 May 2016 09:12:00 +0000', '2016-05-03T09:12:00+00:00'],
  ['Tue, 3 May 16 09:12 EST', '2016-05-03T09:12:00-05:00'],
  ['3 May 1999', '1999-05-03'],
  ['May 3, 2016 9:12:00 PM', '2016-05-03T21:12:00Z'],
  ['May 3rd, 2016 at 12:05 a.m.', '2016-05-03T00:05:00Z'],
  ['Tue May 3 2016 09:12:00 GMT-0500 (Central Daylight Time)', '2016-05-03T09:12:00-05:00'],
  ['03.05.2016', '2016-05-03'],
  ['5/13/2016 9:12 AM', '2016-05-13T09:12:00Z'],
  ['13/5/2016', '2016-05-13'],
  ['6/6/2016', '2016-06-06'],
  ['3. Mai 2016', '2016-05-03'],
  ['Dienstag, 3. März 2016 um 9.12 Uhr', '2016-03-03T09:12:00Z'],
  ['mardi 3 août 2016 à 9h12', '2016-08-03T09:12:00Z'],
  ['1er février 2016', '2016-02-01'],
  ['3 de mayo de 2016', '2016-05-03'],
  ['terça-feira, 3 de março de 2016', '2016-03-03'],
  ['3 maggio 2016 alle 21:12', '2016-05-03T21:12:00Z'],
  ['3 мая 2016 г.', '2016-05-03'],
  ['3 września 2016', '2016-09-03'],
  ['2016. május 3.', '2016-05-03'],
  ['2016年5月3日', '2016-05-03'],
  ['2016年5月3日(火) 午後9:12', '2016-05-03T21:12:00Z'],
  ['2016년 5월 3일 오후 9시 12분', '2016-05-03T21:12:00Z'],
  ['٣ مايو ٢٠١٦', '2016-05-03'],
  ['2016.05.03', '2016-05-03'],
  ['13-05-2016', '2016-05-13'],
  ['1462266720000', '2016-05-03T09:12:00Z'],
  [1462266720, '2016-05-03T09:12:00Z'],
])('%s is a moment', (written, moment) => {
  expect(oldMoment(written).moment).toBe(moment);
});

it.each(['', '0000-00-00 00:00:00', '0001-01-01T00:00:00Z', undefined, null])(
  '%s is no date, and nothing is lost',
  (written) => {
    expect(oldMoment(written)).toEqual({});
  },
);

it.each([
  ['2016-02-30', "isn't in any calendar"],
  ['2016-13-01', "isn't in any calendar"],
  ['2016-05-03 25:00', "isn't in any calendar"],
  ['May 3, 2016 13:00 PM', "isn't in any calendar"],
  ['13/13/2016', "isn't in any calendar"],
  ['5/3/2016', 'could mean two days'],
  ['3 lipstick 2016', "can't be read"],
  ['31. Februar 2016', "isn't in any calendar"],
  ['42493.38', "can't be read"],
  ['last spring', "can't be read"],
  ['9'.repeat(500), "can't be read"],
])('%s is left out with a sentence', (written, reason) => {
  const { moment, lost } = oldMoment(written);
  expect(moment).toBeUndefined();
  expect(lost).toContain(reason);
});

it('a zone nobody knows is taken for UTC, and said', () => {
  expect(oldMoment('2016-05-03 09:12 XYZ')).toEqual({
    moment: '2016-05-03T09:12:00Z',
    lost: 'The time zone "XYZ" isn\'t known: its time was taken for UTC',
  });
});

it('a date with slashes is settled by others', () => {
  expect(shownOrder('5/13/2016')).toBe('month first');
  expect(shownOrder('13/5/2016 10:00')).toBe('day first');
  expect(shownOrder('5/3/2016')).toBeUndefined();
  expect(oldMoment('5/3/2016', 'day first').moment).toBe('2016-03-05');
  expect(oldMoment('5/3/2016', 'month first').moment).toBe('2016-05-03');
});
