import type { Database } from '../store/open-store.ts';

const fact = 'site-here';

/**
 * Remembers where this machine serves the site while it has no address of its own yet, so that `send` looks there.
 * @param origin such as "http://localhost:4321"; `null` once the site is at its own address.
 */
export async function rememberSiteHere(db: Database, origin: string | null): Promise<void> {
  await db.deleteFrom('facts').where('name', '=', fact).execute();
  if (origin !== null) await db.insertInto('facts').values({ name: fact, value: origin }).execute();
}

/** Where this machine serves the site, if it is nowhere else yet. */
export async function siteHere(db: Database): Promise<string | undefined> {
  const row = await db
    .selectFrom('facts')
    .select('value')
    .where('name', '=', fact)
    .executeTakeFirst();
  return row?.value;
}
