import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCommand } from '../set-up/command-line.ts';
import { removeFolder, temporaryFolder } from '../set-up/temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000 });

describe('the command line', () => {
  let directory: string;
  beforeAll(() => {
    directory = temporaryFolder();
  });
  afterAll(() => removeFolder(directory));

  const run = (words: readonly string[], given: { variables?: Record<string, string> } = {}) =>
    runCommand(words, { UPDATES_DIRECTORY: directory, ...given.variables });

  test('explains itself, and each command', async () => {
    const overview = await run(['--help']);
    expect(overview.exit).toBe(0);
    const names = [...overview.out.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(
      ([, name]) => name ?? '',
    );
    expect(names).toEqual([
      'status',
      'show',
      'plan',
      'test',
      'send',
      'cancel',
      'halt',
      'resume',
      'retry',
      'resolve',
      'import',
      'export',
      'add',
      'unsubscribe',
      'unsuppress',
      'erase',
      'backup',
      'restore',
      'bounce',
      'worker',
      'serve',
    ]);
    for (const name of names) {
      const { exit, out, err } = await run([name, '--help']);
      expect([exit, err]).toEqual([0, '']);
      expect(out).toMatch(
        new RegExp(`^Usage: npm run updates -- ${name}[\\s\\S]+Options\\n[\\s\\S]+Exit codes\\n`),
      );
      for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(110);
    }
  });

  test.each([
    [['nonsense'], 'There is no command "nonsense"'],
    [['constructor'], 'There is no command "constructor"'],
    [['status', '--colour'], "Unknown option '--colour'"],
    [['cancel'], 'An argument is missing'],
    [['cancel', 'one'], '"one" is no id of an issue'],
    [['erase', 'a@b.example,c@d.example'], 'Write one address only'],
    [['resolve', '1', '--resend', '--delivered'], 'Say one of'],
    [['import', 'nowhere.csv', '--consent', 'form on the old blog'], '"nowhere.csv" is not a file'],
    [['serve', '--port', 'http'], '"http" is no port'],
  ])('answers %j with a sentence and exit code 2', async (words, sentence) => {
    const { exit, out, err } = await run(words);
    expect(err).toContain(sentence);
    expect([exit, out]).toEqual([2, '']);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('answers a setting that can’t be used with its name and exit code 2', async () => {
    const { exit, err } = await run(['status'], { variables: { UPDATES_HOLD_MINUTES: 'soon' } });
    expect(exit).toBe(2);
    expect(err).toContain('"UPDATES_HOLD_MINUTES" is "soon": write a whole number');
  });
});
