import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The moment the fixture site is built at. */
export const fixtureNow = '2026-11-22T09:00:00Z';

/** The secret that the previews of the fixture site are built with. */
export const previewSecret = 'a secret of the tests, long enough to be one';

/**
 * Builds the real site into dist/, and the fixture site twice, from nothing each time; then once with previews,
 * keeping what that build says.
 */
export async function setup(): Promise<void> {
  await build([]);
  const fixture = { CONTENT_FOLDER: './tests/site/content', BUILD_NOW: fixtureNow };
  await build(['--force', '--outDir', '.cache/tests/fixture'], fixture);
  await build(['--force', '--outDir', '.cache/tests/fixture-again'], fixture);
  const said = await build(['--preview', '--outDir', '.cache/tests/fixture-with-previews'], {
    ...fixture,
    PREVIEW_SECRET: previewSecret,
    // What a machine's variables say must not decide who sees drafts.
    NODE_ENV: 'development',
    DEV: '1',
  });
  await writeFile('.cache/tests/fixture-with-previews.log', said);
}

async function build(options: string[], environment: Record<string, string> = {}): Promise<string> {
  const { stdout, stderr } = await run('npm', ['run', 'build', '--silent', '--', ...options], {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: Error & { stdout?: string; stderr?: string }) => {
    throw new Error(`The site doesn't build.\n${error.stdout ?? ''}\n${error.stderr ?? ''}`);
  });
  return stdout + stderr;
}
