import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The moment the fixture site is built at. */
export const fixtureNow = '2026-11-22T09:00:00Z';

/** Builds the real site into dist/, and the fixture site twice, from nothing each time. */
export async function setup(): Promise<void> {
  await build([]);
  const fixture = { CONTENT_FOLDER: './tests/site/content', BUILD_NOW: fixtureNow };
  await build(['--force', '--outDir', '.cache/tests/fixture'], fixture);
  await build(['--force', '--outDir', '.cache/tests/fixture-again'], fixture);
}

async function build(options: string[], environment: Record<string, string> = {}): Promise<void> {
  await run('npm', ['run', 'build', '--silent', '--', ...options], {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: Error & { stdout?: string; stderr?: string }) => {
    throw new Error(`The site doesn't build.\n${error.stdout ?? ''}\n${error.stderr ?? ''}`);
  });
}
