import { slugOf } from '../../../slug.ts';

/** What a post's address was made of. Fields that nobody knows are left out. */
export interface AddressParts {
  /** Its moment as it was written: `2016-05-03T09:12:00-05:00`, or the day alone. */
  readonly moment?: string | undefined;
  readonly title?: string | undefined;
  /** The last part of its file's path, without date and ending. */
  readonly name: string;
  /** The slug in its front matter. */
  readonly slug?: string | undefined;
  /** Its file's path without ending, and the folders in that. */
  readonly path: string;
  readonly folders: readonly string[];
  readonly categories: readonly string[];
}

/**
 * The address that a form such as `/blog/:year/:month/:slug/` gives a post, with the names that Jekyll, Hugo and Hexo
 * have for its parts; `undefined` where it asks for what isn't known.
 */
export function permalink(form: string, parts: AddressParts): string | undefined {
  let isKnown = true;
  const known = (name: string): string => {
    const part = Object.hasOwn(named, name.toLowerCase()) ? named[name.toLowerCase()] : undefined;
    const value = part?.(parts);
    isKnown &&= value !== undefined;
    return value ?? '';
  };
  const address = form
    .replace(/:([a-z_]+)(?:\[([^\]]*)\])?/gi, (_whole, name: string, which?: string) =>
      which === undefined ? known(name) : known(`${name}[${which}]`),
    )
    .replace(/\/{2,}/g, '/');
  if (!isKnown) return undefined;
  return address.startsWith('/') ? address : `/${address}`;
}

type Part = (parts: AddressParts) => string | undefined;

const titled = ({ slug, name }: AddressParts): string => pretty(slug ?? name);
const file: Part = ({ name }) => name;
const time =
  (name: string): Part =>
  ({ moment }) =>
    timePart(moment, name);
const unpadded =
  (name: string): Part =>
  ({ moment }) =>
    timePart(moment, name)?.replace(/^0/, '');
const worded =
  (options: Intl.DateTimeFormatOptions): Part =>
  ({ moment }) =>
    ofDay(moment, (day) =>
      new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(day),
    );
const counted =
  (count: (day: Date) => number, digits = 1): Part =>
  ({ moment }) =>
    ofDay(moment, (day) => String(count(day)).padStart(digits, '0'));

const named: Readonly<Record<string, Part>> = {
  title: titled,
  slugorfilename: titled,
  slugorcontentbasename: titled,
  slug: (parts) => titled(parts).toLowerCase(),
  name: file,
  filename: file,
  basename: file,
  contentbasename: file,
  post_title: ({ title }) => (title === undefined ? undefined : slugOf(title)),
  path: ({ path }) => path,
  ...Object.fromEntries(
    'year month day hour minute second'.split(' ').map((name) => [name, time(name)]),
  ),
  short_year: ({ moment }) => timePart(moment, 'year')?.slice(2),
  i_month: unpadded('month'),
  i_day: unpadded('day'),
  monthname: (parts) => worded({ month: 'long' })(parts)?.toLowerCase(),
  long_month: worded({ month: 'long' }),
  short_month: worded({ month: 'short' }),
  weekdayname: (parts) => worded({ weekday: 'long' })(parts)?.toLowerCase(),
  long_day: worded({ weekday: 'long' }),
  short_day: worded({ weekday: 'short' }),
  weekday: counted((day) => day.getUTCDay()),
  yearday: counted(dayOfYear),
  y_day: counted(dayOfYear, 3),
  week: counted(weekOf, 2),
  category: ({ categories }) => categories.at(-1),
  categories: ({ categories }) => categories.map((name) => name.toLowerCase()).join('/'),
  slugified_categories: ({ categories }) =>
    categories.map((name) => pretty(name).toLowerCase()).join('/'),
  section: ({ folders }) => folders[0],
  collection: ({ folders }) => folders[0],
  sections: ({ folders }) => folders.join('/'),
  'sections[0]': ({ folders }) => folders[0],
  'sections[1:]': ({ folders }) => folders.slice(1).join('/'),
  'sections[last]': ({ folders }) => folders.at(-1),
  output_ext: () => '.html',
};

/** Words as generators write them into an address: other letters stay, and only what means something there goes. */
const pretty = (words: string): string =>
  words.replace(/[^\p{L}\p{M}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '');

function timePart(moment: string | undefined, name: string): string | undefined {
  const { groups } =
    /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:T(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d))?/.exec(
      moment ?? '',
    ) ?? {};
  return groups && (groups[name] ?? '00');
}

/** Works with the day as it was written, whatever the zone. */
function ofDay<Result>(
  moment: string | undefined,
  work: (day: Date) => Result,
): Result | undefined {
  return moment === undefined ? undefined : work(new Date(`${moment.slice(0, 10)}T00:00:00Z`));
}

const dayLong = 86_400_000;

function dayOfYear(day: Date): number {
  return (day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 0)) / dayLong;
}

/** The week by ISO 8601: the first is the one with the year's first Thursday. */
function weekOf(day: Date): number {
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * dayLong);
  return Math.ceil(dayOfYear(thursday) / 7);
}
