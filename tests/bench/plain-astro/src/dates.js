const format = (options) => new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options });
const longDay = format({ day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = format({ day: 'numeric', month: 'short', year: 'numeric' });
const month = format({ month: 'long', year: 'numeric' });
const monthName = format({ month: 'long' });
const firstOf = (key) => new Date(`${key}-01T00:00:00Z`);

export const dayInWords = (date) => longDay.format(date);
export const dayInFewWords = (date) => shortDay.format(date);
export const monthInWords = (key) => month.format(firstOf(key));
export const monthWithoutYear = (key) => monthName.format(firstOf(key));
export const machineDay = (date) => date.toISOString().slice(0, 10);
