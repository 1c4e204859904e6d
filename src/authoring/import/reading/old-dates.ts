/** What a date on the old blog says: the moment, and what had to be guessed or left out, as a sentence. */
export interface OldMoment {
  /** ISO 8601, in the zone it was written in; UTC where none was; a bare date stays bare. */
  readonly moment?: string;
  readonly lost?: string;
}

/** Which number comes first in dates such as 5/3/2016. */
export type NumberOrder = 'month first' | 'day first';

/**
 * Reads a date as exports and pages write them: ISO 8601, RFC 822, in the words of some thirty languages, slashes, or
 * epoch seconds and milliseconds. An impossible one is left out, and so is one with slashes that could mean two days.
 * @param order settles 5/3/2016, where the rest of the export shows it.
 */
export function oldMoment(
  written: string | number | null | undefined,
  order?: NumberOrder,
): OldMoment {
  const text = tidied(written);
  // WordPress and MySQL write a date that isn't there as zeros.
  if (text === '' || /^(?:0000-00-00|-0001-11-30|0001-01-01)/.test(text)) return {};
  if (/^\d{10}(?:\d{3})?$/.test(text)) {
    const moment = new Date(Number(text) * (text.length === 10 ? 1000 : 1));
    return { moment: moment.toISOString().replace(/\.\d+/, '') };
  }
  for (const form of forms) {
    const { groups, 0: whole = '' } = form.exec(text) ?? {};
    const month = groups?.['name'] ? monthNamed(groups['name']) : Number(groups?.['month']);
    if (groups && month) {
      const year = fullYear(groups['year'] ?? '');
      return moment({ year, month, day: Number(groups['day']) }, text.slice(whole.length), text);
    }
  }
  const { groups, 0: whole = '' } = slashed.exec(text) ?? {};
  if (!groups) return { lost: `The date "${shortened(text)}" can't be read and was left out` };
  const [first, second] = [Number(groups['first']), Number(groups['second'])];
  const settled = shownOrder(text) ?? (first === second ? 'month first' : order);
  if (settled === undefined) {
    return {
      lost: `The date "${shortened(text)}" could mean two days and was left out: write it as 2016-05-03`,
    };
  }
  const [month, day] = settled === 'month first' ? [first, second] : [second, first];
  return moment({ year: Number(groups['year']), month, day }, text.slice(whole.length), text);
}

/** The order that a date with slashes shows by itself: 5/13/2016 has its month first. */
export function shownOrder(written: string): NumberOrder | undefined {
  const { groups } = slashed.exec(tidied(written)) ?? {};
  if (Number(groups?.['first']) > 12) return 'day first';
  return Number(groups?.['second']) > 12 ? 'month first' : undefined;
}

function tidied(written: string | number | null | undefined): string {
  return String(written ?? '')
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/[\s\u200e\u200f]+/g, ' ')
    .trim();
}

const weekday = String.raw`^(?:[\p{L}\p{M}-]+[.,]? )?`;
const name = String.raw`(?<name>[\p{L}\p{M}]{3,})[.,]*`;
const of = String.raw`(?: (?:of|de|del|di))?`;
const forms: readonly RegExp[] = [
  /^(?<year>\d{4})[-/.] ?(?<month>\d{1,2})[-/.] ?(?<day>\d{1,2})(?!\d)\.?/,
  /^(?<year>\d{4}) ?[年년] ?(?<month>\d{1,2}) ?[月월] ?(?<day>\d{1,2}) ?[日일号號]/,
  /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})/,
  new RegExp(
    `${weekday}(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?${of}[ -]${name}${of}[ -](?<year>\\d{4}|\\d{2})(?!\\d)`,
    'iu',
  ),
  new RegExp(`${weekday}${name} (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})`, 'iu'),
  new RegExp(String.raw`^(?<year>\d{4})\.? ${name} (?<day>\d{1,2})(?!\d)\.?`, 'iu'),
];
const slashed = /^(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-](?<year>\d{4})(?!\d)/;

const languages =
  'en de fr es it pt nl sv da nb fi pl cs sk hu ro tr ru uk bg el he ar fa hi id vi ca sl lt lv et ja ko zh'.split(
    ' ',
  );
let months: Map<string, number> | undefined;

/** The number of a month by its name, long or short, as it stands in a date or alone; none where nobody calls one so. */
function monthNamed(written: string): number | undefined {
  months ??= new Map(
    languages.flatMap((language) =>
      (['long', 'short'] as const).flatMap((month) =>
        [{ month }, { month, day: 'numeric' } as const].flatMap((form) => {
          const format = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' });
          return Array.from({ length: 12 }, (_, index) => {
            const parts = format.formatToParts(Date.UTC(2016, index, 15));
            const called = parts.find(({ type }) => type === 'month')?.value ?? '';
            return [folded(called), index + 1] as const;
          });
        }),
      ),
    ),
  );
  return months.get(folded(written));
}

const folded = (month: string): string => month.toLowerCase().replace(/\.$/, '');

// RFC 822 wrote years with two digits.
function fullYear(digits: string): number {
  return Number(digits) + (digits.length === 4 ? 0 : Number(digits) < 70 ? 2000 : 1900);
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function moment({ year, month, day }: Day, time: string, text: string): OldMoment {
  const impossible: OldMoment = {
    lost: `The date "${shortened(text)}" isn't in any calendar and was left out`,
  };
  if (year < 1970 || !exists(year, month, day)) return impossible;
  const date = [String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-');
  if (!/\d/.test(time)) return { moment: date };
  const read = timeOfDay(time);
  return read
    ? { moment: `${date}T${read.time}`, ...(read.lost && { lost: read.lost }) }
    : impossible;
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const timeForm =
  /^(?<words>\D*)(?<hours>\d{1,2})[:.h時时点시] ?(?<minutes>\d{2})(?:[:.分분] ?(?<seconds>\d{2})(?:[.,]\d+)?)?[분分秒초]? ?(?:(?<half>[ap])\.?(?:m\.?)?(?![\p{L}]))? ?(?:Uhr)?(?<zone>.*)$/iu;

function timeOfDay(text: string): { time: string; lost?: string } | undefined {
  const { groups } = timeForm.exec(text) ?? {};
  if (!groups) return undefined;
  const { words = '', hours = '', minutes = '', seconds = '00', zone = '' } = groups;
  const half = groups['half'] ?? (/午後|下午|오후/.test(words) ? 'p' : '');
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
  const name = zone
    .replace(/ ?\(.*\)$/, '')
    .trim()
    .toUpperCase();
  const found = /^(?:GMT|UTC)? ?([+-])(\d{1,2}):?(\d{2})?$/.exec(name);
  if (!found) return zones[name];
  const [, sign = '+', hours = '', minutes = '00'] = found;
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
