import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { testFolder } from './run-import.ts';

const run = promisify(execFile);

test('readers of the old blog are handed to the updates, with what they agreed to', async () => {
  const folder = await testFolder();
  const file = join(folder, 'readers.csv');
  await writeFile(file, 'email\nann@example.com\nbob@example.com\n');
  const env = { ...process.env, UPDATES_DIRECTORY: join(folder, 'updates'), DATABASE_URL: '' };
  const consent = 'form on the old blog, 2019 to 2026';
  const command = 'tests/unit/authoring/import/start-import.ts';
  const said = await run('node', [command, '--subscribers', file, '--consent', consent], { env });
  expect(said.stdout).toContain('2 readers added');
  const { stdout } = await run('node', ['src/updates/cli.ts', 'export', '-'], { env });
  expect(stdout).toContain('ann@example.com');
}, 90_000);
