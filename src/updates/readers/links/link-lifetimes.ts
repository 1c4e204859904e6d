const hour = 60 * 60;

/** How long a confirmation can be given after its mail was written, in seconds: 72 hours. */
export const confirmationLife = 72 * hour;

/** How long leaving can be taken back on the page that says good-bye, in seconds: an hour. */
export const returnLife = hour;

/** How long a request that nobody confirms is kept, in seconds: 7 days. */
export const unconfirmedLife = 7 * 24 * hour;
