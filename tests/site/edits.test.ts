import { expect, test } from 'vitest';
import { editsOfCode, editsOfContent } from './edits.ts';
import { projectCopy } from './project-copy.ts';

test('every edit that may be played finds what it changes', async () => {
  const project = await projectCopy('edits', 'tests/site/content');
  for (const { name, apply } of [...editsOfContent, ...editsOfCode]) {
    await expect(Promise.resolve(apply(project, 3)), name).resolves.toBeUndefined();
  }
});
