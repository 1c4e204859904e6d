import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download } from 'playwright-core';

/** What a downloaded file says. The browser runs elsewhere, so the file is fetched from it. */
export async function downloadedText(download: Download): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'download-'));
  const file = join(folder, 'file');
  try {
    await download.saveAs(file);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
