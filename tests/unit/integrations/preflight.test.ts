import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { expect, onTestFinished, test, vi } from 'vitest';

type Hooks = Required<AstroIntegration['hooks']>;

/** Runs the integration's hooks as a build of the fixture with one more article does; gives what it printed. */
async function build(article: string, command = 'build'): Promise<string[]> {
  await mkdir('.cache/tests', { recursive: true });
  const folder = await mkdtemp('.cache/tests/preflight-');
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp('tests/site/content', join(folder, 'content'), { recursive: true });
  await writeFile(join(folder, 'content/articles/one.mdx'), article);
  vi.stubEnv('CONTENT_FOLDER', `./${folder}/content`);
  vi.stubEnv('BUILD_NOW', '2026-11-22T09:00:00Z');
  vi.resetModules();
  const { preflight } = await import('../../../src/integrations/preflight.ts');
  const hooks = preflight().hooks as Hooks;
  const printed: string[] = [];
  const logger = { info: (line: string) => printed.push(line) };
  const place = (name: string): URL => pathToFileURL(resolve(folder, name));
  const config = { cacheDir: place('cache/') };
  await hooks['astro:config:setup']({ command, config, logger } as never);
  await hooks['astro:build:done']({ dir: place('dist/'), logger } as never);
  return printed;
}

const frontMatter = `---
id: one-article-id
title: The build of one more article
description: Everything an article needs is here, and nothing that the schema doesn't know of at all.
published: 2026-05-14
topics: [goals]
---
`;

test('errors stop a build, all of them in one list', async () => {
  const failed = build(`${frontMatter}\nA TODO, and [more of it](/nowhere/).\n`);
  await expect(failed).rejects.toThrow(
    /The content isn't ready to be built:\n\n.*one\.mdx\n +9:3 +error +leftover .*\n +9:13 +error +internal-link .*\n\n2 errors$/,
  );
});

test('warnings are one line that counts them', async () => {
  const counted = async (text: string): Promise<number> => {
    const printed = await build(`${frontMatter}\n${text}\n`);
    expect(printed).toHaveLength(1);
    const [, count] = /^(\d+) warnings: npm run check shows them$/.exec(printed[0] ?? '') ?? [];
    return Number(count);
  };
  // The fixture has some of its own.
  const without = await counted('Read [the plain article](/articles/plain/).');
  expect(await counted('Read it [here](/articles/plain/).')).toBe(without + 1);
});

test('nothing is checked but for a build', async () => {
  expect(await build(`${frontMatter}\nA TODO.\n`, 'sync')).toEqual([]);
});
