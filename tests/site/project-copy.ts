import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { fixtureNow } from './built-sites.ts';

const run = promisify(execFile);
const parts = [
  'src',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  '.env.defaults',
];

const cacheFolder = join('.cache/astro', encodeURIComponent('./content'));
/** Pictures are kept by what they show: making them anew in every build would only take minutes. */
const pictures = [join(cacheFolder, 'assets'), '.cache/social'];

/** A copy of this project that a test may edit, code included. */
export interface ProjectCopy {
  readonly folder: string;
  /** Builds the site at the fixed moment, into `dist` in the copy. */
  build(): Promise<void>;
  /** Starts a build and gives what ends it. */
  start(): { readonly kill: () => void; readonly ended: Promise<unknown> };
  /** Takes away everything that earlier builds left, but the pictures. */
  forget(): Promise<void>;
  /** Changes a file, by its path in the project. */
  edit(file: string, change: (text: string) => string): Promise<void>;
}

/**
 * Copies this project into a folder of `.cache/tests`; what was there before is gone.
 * @param content the folder that becomes its `content/`.
 */
export async function projectCopy(name: string, content = 'content'): Promise<ProjectCopy> {
  const folder = resolve('.cache/tests', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of parts) await cp(part, join(folder, part), { recursive: true });
  await cp(content, join(folder, 'content'), { recursive: true });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  for (const kept of pictures) {
    if (existsSync(kept)) await cp(kept, join(folder, kept), { recursive: true });
  }

  const begin = () => {
    const child = run(
      'node',
      ['--env-file=.env.defaults', 'node_modules/astro/bin/astro.mjs', 'build'],
      {
        cwd: folder,
        env: {
          ...process.env,
          NODE_ENV: 'production',
          BUILD_NOW: fixtureNow,
          CONTENT_FOLDER: './content',
        },
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    return child;
  };
  return {
    folder,
    async build() {
      await begin().catch((error: Error & { stdout?: string; stderr?: string }) => {
        throw new Error(`The copy doesn't build.\n${error.stdout ?? ''}\n${error.stderr ?? ''}`);
      });
    },
    start() {
      const building = begin();
      const ended = building.catch(() => undefined);
      return { kill: () => void building.child.kill('SIGKILL'), ended };
    },
    async forget() {
      for (const made of ['dist', '.astro', '.cache/built']) {
        await rm(join(folder, made), { recursive: true, force: true });
      }
      for (const name of await readdir(join(folder, cacheFolder)).catch(() => [])) {
        if (name === 'assets') continue;
        await rm(join(folder, cacheFolder, name), { recursive: true, force: true });
      }
    },
    async edit(file, change) {
      const path = join(folder, file);
      const before = await readFile(path, 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`The edit changes nothing in ${file}.`);
      await writeFile(path, after);
    },
  };
}
