import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow } from '../../src/serving/files-below.ts';
import { edits } from './edits.ts';
import { projectCopy } from './project-copy.ts';
import type { ProjectCopy } from './project-copy.ts';

const rounds = Number(process.env['ROUNDS_OF_EDITS'] ?? 4);
const minutes = 60_000;

test(
  'a build after any edits writes what a build from nothing writes, byte for byte',
  { timeout: (rounds + 1) * 3 * minutes },
  async () => {
    const kept = await projectCopy('kept-project');
    const clean = await projectCopy('clean-project');
    const seed = Number(process.env['SEED_OF_EDITS'] ?? Date.now() % 1_000_000);
    await kept.build();
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
