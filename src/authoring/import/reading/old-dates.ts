/** What a date on the old blog says: the moment, and what had to be guessed or left out, as a sentence. */
export interface OldMoment {
  /** ISO 8601, in the zone it was written in; UTC where none was; a bare date stays bare. */
  readonly moment?: string;
  readonly lost?: string;
}

/** Which number comes first in dates such as 5/3/2016. */
export type NumberOrder = 'month first' | 'day first';

/**
 * Reads a date as exports and pages write them: ISO 8601, RFC 822, words, slashes, or epoch seconds and milliseconds.
 * An impossible one is left out, and so is one with slashes that could mean two days.
 * @param order settles 5/3/2016, where the rest of the export shows it.
 */
export function oldMoment(
  written: string | number | null | undefined,
  order?: NumberOrder,
): OldMoment {
  const text = String(written ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  // WordPress and MySQL write a date that isn't there as zeros.
  if (text === '' || /^(?:0000-00-00|-0001-11-30|0001-01-01)/.test(text)) return {};
  if (/^\d{10}(?:\d{3})?$/.test(text)) {
    const moment = new Date(Number(text) * (text.length === 10 ? 1000 : 1));
    return { moment: moment.toISOString().replace(/\.\d+/, '') };
  }
  for (const read of [isoDate, dayFirstWords, monthFirstWords, dottedDate]) {
    const parts = read(text);
    if (parts) return moment(parts, text);
  }
  const slashes = slashedDate(text);
  if (!slashes) return { lost: `The date "${shortened(text)}" can't be read and was left out` };
  const { first, second, parts } = slashes;
  const settled =
    first > 12 ? 'day first' : second > 12 || first === second ? 'month first' : order;
  if (settled === undefined) {
    return {
      lost: `The date "${shortened(text)}" could mean two days and was left out: write it as 2016-05-03`,
    };
  }
  const [month, day] = settled === 'month first' ? [first, second] : [second, first];
  return moment({ ...parts, month, day }, text);
}

/** The order that a date with slashes shows by itself: 5/13/2016 has its month first. */
export function shownOrder(written: string): NumberOrder | undefined {
  const slashes = slashedDate(written.replace(/\s+/g, ' ').trim());
  if (!slashes) return undefined;
  if (slashes.first > 12) return 'day first';
  return slashes.second > 12 ? 'month first' : undefined;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time?: string | undefined;
}

const clock = String.raw`(?:,? (?:at )?(\d{1,2}:\d{2}.*))?$`;
const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:(?:T| +)(\d{1,2}:\d{2}.*))?$/i;
const dayThenMonth = new RegExp(
  String.raw`^(?:[a-z]+\.?,? )?(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([a-z]{3,9})\.?,?[ -](\d{2}|\d{4})${clock}`,
  'i',
);
const monthThenDay = new RegExp(
  String.raw`^(?:[a-z]+\.?,? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${clock}`,
  'i',
);
const dotted = new RegExp(String.raw`^(\d{1,2})\.(\d{1,2})\.(\d{4})${clock}`, 'i');
const slashed = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})${clock}`, 'i');

function isoDate(text: string): Parts | undefined {
  const found = iso.exec(text);
  return found
    ? { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]), time: found[4] }
    : undefined;
}

function dayFirstWords(text: string): Parts | undefined {
  const found = dayThenMonth.exec(text);
  const month = monthNumber(found?.[2]);
  return found && month
    ? { year: fullYear(found[3] ?? ''), month, day: Number(found[1]), time: found[4] }
    : undefined;
}

function monthFirstWords(text: string): Parts | undefined {
  const found = monthThenDay.exec(text);
  const month = monthNumber(found?.[1]);
  return found && month
    ? { year: Number(found[3]), month, day: Number(found[2]), time: found[4] }
    : undefined;
}

function dottedDate(text: string): Parts | undefined {
  const found = dotted.exec(text);
  return found
    ? { year: Number(found[3]), month: Number(found[2]), day: Number(found[1]), time: found[4] }
    : undefined;
}

function slashedDate(
  text: string,
): { first: number; second: number; parts: Pick<Parts, 'year' | 'time'> } | undefined {
  const found = slashed.exec(text);
  return found
    ? {
        first: Number(found[1]),
        second: Number(found[2]),
        parts: { year: Number(found[3]), time: found[4] },
      }
    : undefined;
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const fullNames =
  'january february march april may june july august september october november december sept'.split(
    ' ',
  );

function monthNumber(name: string | undefined): number | undefined {
  const small = name?.toLowerCase() ?? '';
  if (!monthNames.includes(small) && !fullNames.includes(small)) return undefined;
  return monthNames.indexOf(small.slice(0, 3)) + 1;
}

// RFC 822 wrote years with two digits.
function fullYear(digits: string): number {
  return Number(digits) + (digits.length === 4 ? 0 : Number(digits) < 70 ? 2000 : 1900);
}

function moment({ year, month, day, time }: Parts, text: string): OldMoment {
  const impossible: OldMoment = {
    lost: `The date "${shortened(text)}" isn't in any calendar and was left out`,
  };
  if (year < 1970 || !exists(year, month, day)) return impossible;
  const date = [String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-');
  if (time === undefined) return { moment: date };
  const read = timeOfDay(time);
  return read
    ? { moment: `${date}T${read.time}`, ...(read.lost && { lost: read.lost }) }
    : impossible;
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const timeForm = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?([ap])?\.?(?:m\.?)? ?(.*)$/i;

function timeOfDay(text: string): { time: string; lost?: string } | undefined {
  const found = timeForm.exec(text);
  if (!found) return undefined;
  const [, hours = '', minutes = '', seconds = '00', half, zone = ''] = found;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  if (half && (Number(hours) < 1 || Number(hours) > 12)) return undefined;
  const second = Math.min(Number(seconds), 59);
  const time = [hour, Number(minutes), second].map(twoDigits).join(':');
  const offset = offsetOf(zone);
  if (offset !== undefined) return { time: `${time}${offset}` };
  return {
    time: `${time}Z`,
    lost: `The time zone "${shortened(zone)}" isn't known: its time was taken for UTC`,
  };
}

// prettier-ignore
const zones: Readonly<Record<string, string>> = {
  '': 'Z', Z: 'Z', UT: 'Z', UTC: 'Z', GMT: 'Z',
  EST: '-05:00', EDT: '-04:00', CST: '-06:00', CDT: '-05:00',
  MST: '-07:00', MDT: '-06:00', PST: '-08:00', PDT: '-07:00',
  BST: '+01:00', CET: '+01:00', CEST: '+02:00',
};

function offsetOf(zone: string): string | undefined {
  const name = zone.replace(/ ?\(.*\)$/, '').toUpperCase();
  const found = /^(?:GMT|UTC)? ?([+-])(\d{1,2}):?(\d{2})?$/.exec(name);
  if (!found) return zones[name];
  const [, sign = '+', hours = '', minutes = '00'] = found;
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
