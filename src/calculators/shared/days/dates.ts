/** A day, in milliseconds. */
export const DAY = 86_400_000;

/** Whether the text is a real day from 2000 to 2099, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  // A date that isn't one becomes `null`, and February 30 another day.
  return /^20\d\d-/.test(text) && new Date(text).toJSON()?.slice(0, 10) === text;
}

/** The day so many days after a `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * DAY);
}

/** Today where the reader is, as `YYYY-MM-DD`. */
export function today(): string {
  // Swedish writes days as ISO 8601 does.
  return new Date().toLocaleDateString('sv');
}

/** The day of a time in milliseconds since 1970, in UTC, as `YYYY-MM-DD`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
