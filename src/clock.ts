import { environment } from './environment.ts';

/**
 * The moment this build takes for "now": `BUILD_NOW` (an ISO 8601 time), else the real time.
 * What is published later than that stays out of every file, so that one input and one `BUILD_NOW` give the same bytes.
 * @throws a sentence when `BUILD_NOW` is no time.
 */
export const buildTime: Date = momentFrom(environment['BUILD_NOW']);

function momentFrom(setting: string | undefined): Date {
  if (!setting) return new Date();
  const moment = new Date(setting);
  if (Number.isNaN(moment.getTime())) {
    throw new Error(
      `BUILD_NOW is "${setting}", which is no time: write one such as 2026-11-22T09:00:00Z, or leave it out.`,
    );
  }
  return moment;
}
