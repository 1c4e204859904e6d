import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame } from './build-frame.ts';
import type { Command } from './build-process.ts';
import { generatedToday } from './generated-articles-files.ts';
import type { Audience } from './generated-articles-files.ts';

/** One way to build the blog, in a folder of its own. */
export interface System {
  readonly name: string;
  readonly audience: Audience;
  /** Where its content folder lies, in its own folder. */
  readonly content: string;
  /** Writes everything but the content. */
  prepare(folder: string): void;
  /** What a build leaves behind, in its own folder. */
  readonly leftovers: readonly string[];
  /** The file every article page goes through, and the words in it that carry its mark. */
  readonly layout: string;
  readonly command: Omit<Command, 'folder'>;
}

/** Where every system writes its site, in its own folder. */
export const outputFolder = 'dist';

const project = fileURLToPath(new URL('../../', import.meta.url));
const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const now = `${generatedToday}T09:00:00Z`;

/** Our site: whole, or its pages alone, without social pictures, search index and compressed copies. */
export function ourSite(whole: boolean): System {
  return {
    name: whole ? 'One Good Week, whole' : 'One Good Week, pages only',
    audience: 'this site',
    content: 'generated',
    leftovers: [outputFolder, '.cache', '.astro', 'node_modules/.astro', 'node_modules/.vite'],
    layout: 'src/components/article/ArticleHeader.astro',
    prepare(folder) {
      for (const name of ['src', 'public', ...projectFiles()]) {
        cpSync(join(project, name), join(folder, name), { recursive: true });
      }
      linkPackages(folder);
    },
    command: {
      file: 'npm',
      args: ['run', 'build', '--silent', '--', '--outDir', outputFolder],
      environment: {
        NODE_ENV: 'production',
        CONTENT_FOLDER: './generated',
        BUILD_NOW: now,
        ...(!whole && { BUILD_ONLY: 'pages' }),
      },
    },
  };
}

/** The same blog as an ordinary Astro project, with nothing of ours in it. */
export function plainAstroSite(frame: Frame): System {
  return {
    name: `Plain Astro ${version('astro')}`,
    audience: 'plain mdx',
    content: 'content',
    leftovers: [outputFolder, '.astro', 'node_modules/.astro', 'node_modules/.vite'],
    layout: 'src/pages/articles/[slug].astro',
    prepare(folder) {
      cpSync(beside('plain-astro'), folder, { recursive: true });
      cpSync(join(project, 'public'), join(folder, 'public'), { recursive: true });
      writeFileSync(join(folder, 'frame.json'), JSON.stringify(frame));
      const scripts = { build: 'astro build' };
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', scripts }));
      linkPackages(folder);
    },
    command: {
      file: 'npm',
      args: ['run', 'build', '--silent', '--', '--outDir', outputFolder],
      environment: { NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
    },
  };
}

/** The same blog by Eleventy. */
export function eleventySite(frame: Frame): System {
  return {
    name: `Eleventy ${version('@11ty/eleventy')}`,
    audience: 'plain markdown',
    content: '.',
    leftovers: [outputFolder],
    layout: '_includes/article.11ty.js',
    prepare(folder) {
      cpSync(beside('eleventy'), folder, { recursive: true });
      cpSync(join(project, 'public'), join(folder, 'public'), { recursive: true });
      writeFileSync(join(folder, 'frame.json'), JSON.stringify(frame));
      const scripts = { build: 'eleventy' };
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', scripts }));
      linkPackages(folder);
    },
    command: {
      file: 'npm',
      args: ['run', 'build', '--silent'],
      environment: { NODE_ENV: 'production', PEER_OUTPUT: outputFolder },
    },
  };
}

/** The same blog by the Hugo on the PATH; `undefined` where there is none. */
export function hugoSite(frame: Frame): System | undefined {
  const { stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  const [, number] = /v(\d+\.\d+\.\d+)/.exec(stdout ?? '') ?? [];
  if (number === undefined) return undefined;
  return {
    name: `Hugo ${number}`,
    audience: 'plain markdown',
    content: 'content',
    leftovers: [outputFolder, 'resources', '.hugo_build.lock'],
    layout: 'layouts/articles/single.html',
    prepare(folder) {
      cpSync(beside('hugo'), folder, { recursive: true });
      cpSync(join(project, 'public'), join(folder, 'static'), { recursive: true });
      const { things, ...parts } = frame;
      write(join(folder, 'data/things.json'), JSON.stringify(things));
      for (const [name, html] of Object.entries(parts)) {
        if (typeof html !== 'string') continue;
        const template = html
          .replaceAll('%TITLE%', '{{ .Title }}')
          .replaceAll('%ADDRESS%', '{{ .Permalink }}');
        write(join(folder, `layouts/partials/frame/${name}.html`), template);
      }
    },
    command: {
      file: 'hugo',
      args: ['--destination', outputFolder],
      environment: {},
    },
  };
}

/** The version of an installed package. */
export function version(name: string): string {
  const file = readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}

/** The files beside package.json, without what one machine sets for itself. */
function projectFiles(): readonly string[] {
  return readdirSync(project, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.env')
    .map(({ name }) => name);
}

/** Packages by links, in a folder that is the copy's own: what a build caches there stays out of the project. */
function linkPackages(folder: string): void {
  const packages = join(folder, 'node_modules');
  rmSync(packages, { recursive: true, force: true });
  mkdirSync(packages, { recursive: true });
  const installed = join(project, 'node_modules');
  for (const name of readdirSync(installed)) {
    if (name.startsWith('.') && name !== '.bin') continue;
    symlinkSync(relative(packages, join(installed, name)), join(packages, name));
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
