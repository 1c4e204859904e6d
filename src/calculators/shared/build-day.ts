/** The day the build counts as today, `YYYY-MM-DD`. Only the build imports this. */
export const buildDay = new Date().toISOString().slice(0, 10);
