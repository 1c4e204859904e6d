import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { filesBelow } from '../../src/serving/files-below.ts';
import { edits } from './edits.ts';
import { projectCopy } from './project-copy.ts';
import type { ProjectCopy } from './project-copy.ts';

const rounds = Number(process.env['ROUNDS_OF_EDITS'] ?? 2);
const minutes = 60_000;

const seed = Number(process.env['SEED_OF_EDITS'] ?? Date.now() % 1_000_000);
let kept: ProjectCopy;
let clean: ProjectCopy;
/** How long a build of every page takes here, in milliseconds. */
let buildTook = 0;

beforeAll(async () => {
  kept = await projectCopy('kept-project');
  clean = await projectCopy('clean-project');
  const began = performance.now();
  await kept.build();
  buildTook = performance.now() - began;
}, 3 * minutes);

test(
  'a build after any edits writes what a build from nothing writes, byte for byte',
  { timeout: rounds * 3 * minutes },
  async () => {
    for (const [round, chosen] of roundsOf(seed).entries()) {
      for (const { edit, choice } of chosen) {
        await edit.apply(kept, choice);
        await edit.apply(clean, choice);
      }
      await clean.forget();
      await kept.build();
      await clean.build();
      const done = chosen.map(({ edit }) => edit.name).join(', ');
      expect(built(kept), `seed ${seed}, round ${round}: ${done}`).toEqual(built(clean));
    }
  },
);

test(
  'a build that was killed at any moment is repaired by the next one',
  { timeout: 6 * minutes },
  async () => {
    const random = randomNumbers(seed + 1);
    const before = built(kept);
    for (let kill = 0; kill < 2; kill++) {
      // Every page would say something else, and what was said before is wanted again.
      await kept.edit('src/site.ts', (text) => text.replace("name: '", "name: 'Not "));
      const building = kept.start();
      const moment = setTimeout(() => building.kill(), (random() % 1000) * 0.001 * buildTook);
      await building.ended;
      clearTimeout(moment);
      await kept.edit('src/site.ts', (text) => text.replace("name: 'Not ", "name: '"));
    }
    await kept.build();
    expect(built(kept), `seed ${seed}`).toEqual(before);
  },
);

/** Every edit has its turn as long as there are turns; which come together is left to chance. */
function roundsOf(seed: number) {
  const random = randomNumbers(seed);
  const shuffled = edits
    .map((edit) => ({ edit, choice: random() % 1000, order: random() }))
    .toSorted((one, other) => one.order - other.order);
  const size = Math.ceil(edits.length / rounds);
  return Array.from({ length: rounds }, (_, round) =>
    shuffled.slice(round * size, (round + 1) * size),
  );
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
