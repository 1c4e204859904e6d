import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

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

/** The moment copies of the project are built at. */
export const fixtureNow = '2026-11-22T09:00:00Z';

/** A copy of this project that a test may edit, code included. */
export interface ProjectCopy {
  readonly folder: string;
  /**
   * Builds the site at {@link fixtureNow}, into `dist` in the copy unless an option says otherwise.
   * @returns what the build said.
   * @throws what it said when it fails.
   */
  build(options?: readonly string[], environment?: NodeJS.ProcessEnv): Promise<string>;
  /** Starts a build and gives what ends it. */
  start(): { readonly kill: () => void; readonly ended: Promise<unknown> };
  /** Takes away what earlier builds left, by the paths of files and folders in the project. */
  forget(...left: readonly string[]): Promise<void>;
  /** Changes a file, by its path in the project. */
  edit(file: string, change: (text: string) => string): Promise<void>;
}

/**
 * Copies this project into a folder of `.cache/tests`; what was there before is gone.
 * @param content the folder that becomes its `content/`.
 */
export async function projectCopy(name: string, content: string): Promise<ProjectCopy> {
  const folder = resolve('.cache/tests', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'node_modules'), { recursive: true });
  for (const part of parts) await cp(part, join(folder, part), { recursive: true });
  await cp(content, join(folder, 'content'), { recursive: true });
  for (const module of await readdir('node_modules')) {
    if (/^\.(?:astro|vite)/.test(module)) continue;
    await symlink(resolve('node_modules', module), join(folder, 'node_modules', module));
  }

  const begin = (options: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) =>
    run('npm', ['run', 'build', '--silent', '--', ...options], {
      cwd: folder,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        BUILD_NOW: fixtureNow,
        CONTENT_FOLDER: './content',
        ...environment,
      },
      maxBuffer: 64 * 1024 * 1024,
    });
  return {
    folder,
    async build(options, environment) {
      const { stdout, stderr } = await begin(options, environment).catch(
        (error: Error & { stdout?: string; stderr?: string }) => {
          throw new Error(`The copy doesn't build.\n${error.stdout ?? ''}\n${error.stderr ?? ''}`);
        },
      );
      return stdout + stderr;
    },
    start() {
      const building = run(
        'node',
        ['--env-file=.env.defaults', 'node_modules/astro/bin/astro.mjs', 'build'],
        {
          cwd: folder,
          env: { ...process.env, BUILD_NOW: fixtureNow, CONTENT_FOLDER: './content' },
        },
      );
      return {
        kill: () => void building.child.kill('SIGKILL'),
        ended: building.catch(() => undefined),
      };
    },
    async forget(...left) {
      for (const path of left) await rm(join(folder, path), { recursive: true, force: true });
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
