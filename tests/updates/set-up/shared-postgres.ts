import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that all files share, each test in a database of its own, or why none can run here. */
    postgres: { readonly url: string } | { readonly reason: string };
  }
}

/** Starts one PostgreSQL server for all tests of the updates; its end is what this returns. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  if (typeof server === 'string') {
    provide('postgres', { reason: server });
    return () => Promise.resolve();
  }
  provide('postgres', { url: server.url });
  return () => server.close();
}
