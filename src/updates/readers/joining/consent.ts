import type { Frequency } from '../../store/schema.ts';

/** How a reader came to be on the list, kept as long as they are known. */
export type Consent = {
  /** `form`: they asked on the site and confirmed by mail. `import`, `operator`: the operator declares it. */
  how: 'form' | 'import' | 'operator';
  /** What they agreed to, in the words they saw, or the operator's declaration. */
  wording: string;
  /** ISO times of asking, of the confirmation, of leaving, and of taking that back at once. */
  asked: string;
  confirmed?: string;
  left?: string;
  returned?: string;
};

/** What somebody asked for with the form; it counts from the confirmation on. */
export type SubscriptionRequest = {
  frequency: Frequency;
  wording: string;
  /** An ISO time. */
  asked: string;
};

/** Reads the `consent` of a reader's row. */
export function readConsent(json: string): Consent {
  return JSON.parse(json) as Consent;
}

/** Reads the `request` of a reader's row. */
export function readRequest(json: string | null): SubscriptionRequest | null {
  return json === null ? null : (JSON.parse(json) as SubscriptionRequest);
}

/** A reader's consent with something noted in it, as it is stored. */
export function consentWith(json: string, change: Partial<Consent>): string {
  return JSON.stringify({ ...readConsent(json), ...change });
}
