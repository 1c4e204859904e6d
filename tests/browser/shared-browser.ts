import type { TestProject } from 'vitest/node';
import { browserServer } from './browser-launch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser listens that all files share, each test in a context of its own. */
    browser: string;
  }
}

/** Starts one browser for all tests that need one; its end is what this returns. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await browserServer();
  provide('browser', server.wsEndpoint());
  return () => server.close();
}
