/** A day, in milliseconds. */
export const DAY = 86_400_000;

/** Whether the text is a real day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const time = Date.parse(text);
  // Years of more than four digits open with a sign.
  return !Number.isNaN(time) && dayOf(time) === text && /^\d/.test(text);
}

/** The day so many days after a `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * DAY);
}

/** Today where the reader is, as `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  return dayOf(now.getTime() - now.getTimezoneOffset() * 60_000);
}

/** The day of a time in milliseconds since 1970, in UTC, as `YYYY-MM-DD`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
