import type { Limits } from '../readers/joining/limits.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/open-store.ts';
import type { Moment } from '../store/schema.ts';

/** What the service's pages work with. */
export type Service = {
  readonly store: Store;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly limits: Limits;
  readonly now: () => Moment;
  /** Takes one line; every address in it is redacted already. */
  readonly log: (line: string) => void;
};

/** What has to be given; the rest has usual values. */
export type ServiceParts = Pick<Service, 'store' | 'settings' | 'secrets'> & Partial<Service>;
