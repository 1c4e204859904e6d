/** How the calculators write numbers and days, as a BCP 47 tag. */
export const LOCALE = 'en-US';
/** What the calculators count in, as an ISO 4217 code. Their labels say "dollars". */
export const CURRENCY = 'USD';
