import { buildTime } from '../../../clock.ts';

/** The day the build counts as today, `YYYY-MM-DD`, by the site's own clock. Only the build imports this. */
export const buildDay = buildTime.toISOString().slice(0, 10);
