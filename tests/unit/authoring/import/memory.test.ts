import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testFolder } from './run-import.ts';

const megabytes = Number(process.env['IMPORT_TEST_MEGABYTES'] ?? 2);
const most = 350;

// The peak is read where Linux keeps it.
test.runIf(process.platform === 'linux')(
  `importing ${megabytes} MB takes less than ${most} MB of memory`,
  async () => {
    const folder = await testFolder();
    const file = join(folder, 'old.jsonl');
    const articles = await writeMany(file, megabytes * 1e6);
    const child = spawn(
      process.execPath,
      [
        '--max-old-space-size=256',
        'tests/unit/authoring/import/start-import.ts',
        ...['--content', join(folder, 'content'), '--report', join(folder, 'report'), file],
      ],
      { stdio: 'ignore' },
    );
    const ended = once(child, 'close');
    let peak = 0;
    while (child.exitCode === null && child.signalCode === null) {
      peak = Math.max(peak, await peakOf(child.pid ?? 0));
      await wait(50);
    }
    await ended;
    expect(child.exitCode).toBe(0);
    expect(await readdir(join(folder, 'content/articles'))).toHaveLength(articles);
    expect(peak).toBeGreaterThan(50);
    expect(peak).toBeLessThan(most);
  },
  1_200_000,
);

/** The most memory a process ever had, in MB. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}

/** Writes articles of about 20 KB until a file has a size. */
async function writeMany(file: string, bytes: number): Promise<number> {
  const stream = createWriteStream(file);
  let articles = 0;
  for (let written = 0; written < bytes; articles += 1) {
    const paragraph = `<p>Article ${articles} has <b>many</b> {words}, <a href="/${articles + 1}">one</a> like another. ${'Word after word, as people write. '.repeat(28)}</p>`;
    const line = JSON.stringify({
      source: '',
      identity: `${articles}`,
      address: `https://old.example/${articles}`,
      title: `Article ${articles}`,
      slug: `article-${articles}`,
      published: '2019-05-14',
      topics: ['Goals'],
      body: { kind: 'html', text: paragraph.repeat(20) },
    });
    written += line.length;
    if (!stream.write(`${line}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
  return articles;
}
