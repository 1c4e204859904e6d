import { afterAll } from 'vitest';
import { application } from '../../src/serving/application.ts';
import { listening, siteAddress } from '../../src/serving/listening.ts';

/** Serves a built folder for the tests of a file, by the process readers meet. Returns its address. */
export async function served(folder: string): Promise<string> {
  const server = await listening(await application(folder), '127.0.0.1', 0);
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  return siteAddress(server, '127.0.0.1').replace(/\/$/, '');
}
