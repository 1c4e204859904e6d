import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { filesBelow } from '../../src/serving/files-below.ts';
import { editsOfCode, editsOfContent } from './edits.ts';
import { projectCopy } from './project-copy.ts';
import type { ProjectCopy } from './project-copy.ts';

/** How often everything is played; more rounds find rarer faults. */
const rounds = Number(process.env['ROUNDS_OF_EDITS'] ?? 1);
const seed = Number(process.env['SEED_OF_EDITS'] ?? Date.now() % 1_000_000);
const random = randomNumbers(seed);
const minutes = 60_000;

/** What may stand between a build and the one before it. */
interface Disturbance {
  readonly name: string;
  readonly apply: (project: ProjectCopy) => Promise<unknown>;
}

const deletions: readonly Disturbance[] = [
  'dist',
  '.cache',
  '.astro',
  'node_modules/.astro',
  '.cache/compressed',
  '.cache/social',
  '.cache/astro',
].map((path) => ({ name: `${path} deleted`, apply: (project) => project.forget(path) }));

const disturbances: readonly Disturbance[] = [
  ...deletions,
  ...['development', 'test'].map((mode) => ({
    name: `a build as ${mode}`,
    apply: (project: ProjectCopy) => project.build([], { NODE_ENV: mode }),
  })),
  { name: 'a build with previews', apply: (project) => project.build(['--preview']) },
];

/** A build of other words, so that every page changes, which is killed before its end. */
const killedBuild: Disturbance = {
  name: 'a killed build',
  async apply(project) {
    await project.edit('src/site.ts', (text) => text.replace("name: '", "name: 'Not "));
    const building = project.start();
    const moment = setTimeout(() => building.kill(), (random() % 1000) * 0.001 * buildTook);
    await building.ended;
    clearTimeout(moment);
    await project.edit('src/site.ts', (text) => text.replace("name: 'Not ", "name: '"));
  },
};

let kept: ProjectCopy;
let clean: ProjectCopy;
/** How long a build of every page takes here, in milliseconds. */
let buildTook = 0;

beforeAll(async () => {
  kept = await projectCopy('kept-project', 'tests/site/content');
  clean = await projectCopy('clean-project', 'tests/site/content');
  const began = performance.now();
  await kept.build();
  buildTook = performance.now() - began;
}, 3 * minutes);

test(
  'whatever was edited, deleted or stopped before, a build writes what a clean clone writes, byte for byte',
  { timeout: rounds * 3 * minutes },
  async () => {
    for (let round = 0; round < rounds; round++) {
      // An edit of code makes every page again, and so would hide what an edit of content leaves out of date.
      const edits = random() % 3 === 0 ? chosen(editsOfCode, 1) : chosen(editsOfContent, 4);
      await played(edits, [killedBuild, ...chosen(disturbances, 1)]);
    }
  },
);

/** Edits both copies, disturbs one, and compares what each then builds. */
async function played(
  edits: readonly (typeof editsOfContent)[number][],
  disturbed: readonly Disturbance[],
): Promise<void> {
  for (const { apply } of edits) {
    const choice = random() % 1000;
    await apply(kept, choice);
    await apply(clean, choice);
  }
  for (const { apply } of disturbed) await apply(kept);
  const mode = chosen(['production', 'development', 'test'], 1)[0];
  await clean.forget('dist', '.astro', '.cache', 'node_modules/.astro', 'node_modules/.vite');
  await Promise.all([kept.build([], { NODE_ENV: mode }), clean.build()]);
  const done = [...edits, ...disturbed].map(({ name }) => name).join(', ');
  expect(built(kept), `seed ${seed}: ${done}, built as ${mode}`).toEqual(built(clean));
}

function chosen<Thing>(things: readonly Thing[], count: number): Thing[] {
  return things
    .map((thing) => ({ thing, order: random() }))
    .toSorted((one, other) => one.order - other.order)
    .slice(0, count)
    .map(({ thing }) => thing);
}

/** Marsaglia's xorshift, 32 bits. */
function randomNumbers(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state;
  };
}

function built(project: ProjectCopy): Record<string, string> {
  const folder = join(project.folder, 'dist');
  return Object.fromEntries(
    filesBelow(folder)
      .map((file) => [
        relative(folder, file),
        createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12),
      ])
      .toSorted(),
  );
}
