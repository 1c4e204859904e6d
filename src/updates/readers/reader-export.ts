import type { Database } from '../store/open-store.ts';
import type { Frequency, SubscriberState } from '../store/schema.ts';

/** A reader as a file holds them. */
export type ExportedReader = {
  email: string;
  frequency: Frequency;
  state: SubscriberState;
  /** ISO time, or empty. */
  confirmed: string;
  /** How they agreed, as JSON. */
  consent: string;
};

const pageSize = 1000;

/** All readers in the order they came, a page at a time, so that memory stays flat. */
export async function* readersInPages(db: Database): AsyncGenerator<ExportedReader[]> {
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('subscribers')
      .select(['id', 'email', 'frequency', 'state', 'confirmed_at', 'consent'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ email, frequency, state, confirmed_at, consent }) => ({
      email,
      frequency,
      state,
      confirmed: confirmed_at === null ? '' : new Date(confirmed_at).toISOString(),
      consent,
    }));
    after = last.id;
  }
}
