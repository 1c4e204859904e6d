import type { TestProject } from 'vitest/node';
import { openStore } from '../../../src/updates/store/open-store.ts';
import { freshDatabase, startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * The server that all files share, each test in a copy of the template with its empty tables; or why none can run
     * here.
     */
    postgres: { readonly url: string; readonly template: string } | { readonly reason: string };
  }
}

/** Starts one PostgreSQL server for all tests of the updates; its end is what this returns. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ durable: false });
  if (typeof server === 'string') {
    provide('postgres', { reason: server });
    return () => Promise.resolve();
  }
  const url = await freshDatabase(server.url);
  const store = await openStore({ kind: 'postgres', url, connections: 1 });
  await store.close();
  provide('postgres', { url: server.url, template: new URL(url).pathname.slice(1) });
  return () => server.close();
}
