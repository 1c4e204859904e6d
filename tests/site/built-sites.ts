import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { projectCopy } from './project-copy.ts';

/** The secret that the previews of the fixture site are built with. */
export const previewSecret = 'a secret of the tests, long enough to be one';

/** Builds, once for all tests, the real site into dist/, and beside it the fixture site, without and with previews. */
export async function setup(): Promise<void> {
  await Promise.all([buildRealSite(), buildFixture()]);
}

async function buildRealSite(): Promise<void> {
  await promisify(execFile)('npm', ['run', 'build', '--silent'], {
    env: { ...process.env, NODE_ENV: 'production' },
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: Error & { stdout?: string; stderr?: string }) => {
    throw new Error(`The site doesn't build.\n${error.stdout ?? ''}\n${error.stderr ?? ''}`);
  });
}

async function buildFixture(): Promise<void> {
  const project = await projectCopy('fixture', 'tests/site/content');
  await project.build();
  const said = await project.build(['--preview', '--outDir', 'dist-with-previews'], {
    PREVIEW_SECRET: previewSecret,
    // What a machine's variables say must not decide who sees drafts.
    NODE_ENV: 'development',
    DEV: '1',
  });
  await writeFile('.cache/tests/fixture-with-previews.log', said);
}
