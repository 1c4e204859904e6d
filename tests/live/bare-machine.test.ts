import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { bareMachine, nodes } from './bare-machine.ts';
import type { BareMachine } from './bare-machine.ts';
import { ports } from './this-machine.ts';

const minutes = (count: number): number => count * 60_000;
const newest = nodes.at(-1) ?? { node: '', npm: '' };
const stackTrace = /^\s+at .+:\d+:\d+\)?$|Stack trace:/m;
let machine: BareMachine;

beforeAll(() => {
  machine = bareMachine(join(inject('root'), 'bare'));
}, minutes(5));

describe.each(nodes)('Node $node with npm $npm', (using) => {
  test(
    'installs, builds and serves by the README’s first command',
    async () => {
      rmSync(join(machine.folder, 'node_modules'), { recursive: true, force: true });
      const installed = await machine.run(using, 'npm ci');
      expect(installed.code, installed.output).toBe(0);
      const site = machine.start(using, 'npm start', ports.bareMachine);
      try {
        // It takes connections before it has a page.
        const address = `http://localhost:${ports.bareMachine}/ (stop`;
        await expect.poll(() => site.output(), { timeout: minutes(3) }).toContain(address);
        const page = await fetch(`http://127.0.0.1:${ports.bareMachine}/`);
        expect(page.status).toBe(200);
        expect(site.output()).not.toMatch(stackTrace);
      } finally {
        await site.stop();
      }
    },
    minutes(8),
  );

  test(
    'runs the tests',
    async () => {
      const { code, output } = await machine.run(
        using,
        'npm exec -- vitest run --project unit tests/unit/site-settings.test.ts',
      );
      expect(code, output).toBe(0);
    },
    minutes(2),
  );
});

describe('what can’t work ends in a sentence', () => {
  const ended = async (command: string): Promise<string> => {
    const { code, output } = await machine.run(newest, command);
    expect(code, output).not.toBe(0);
    expect(output).not.toMatch(stackTrace);
    return output;
  };

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const output = await ended(`PORT=${port} node src/serving/start.ts`);
    other.close();
    expect(output).toMatch(
      new RegExp(`^Port ${port} is taken.*"lsof -i :${port}".*PORT=\\d+ npm start\n$`),
    );
  });

  describe('a full disk', () => {
    const disk = (): string => join(machine.folder, 'dist');
    beforeAll(() => {
      mkdirSync(disk(), { recursive: true });
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=777', 'tmpfs', disk()]);
    });
    afterAll(() => void execFileSync('umount', [disk()]));

    test.each(['npm run build', 'npm start'])('%s', async (command) => {
      expect(await ended(command)).toMatch(
        /The disk is full: \d+ MB are free for dist\/, .*Make room/,
      );
    });
  });

  test('a folder that is another user’s', async () => {
    chownSync(machine.folder, 0, 0);
    expect(await ended('npm run build')).toMatch(
      /A build can't write into the folder of this site\. .*chown/,
    );
    chownSync(machine.folder, 65534, 65534);
  });

  test('nothing is left outside of the folder', () => {
    expect(existsSync(join(inject('root'), 'bare/home/.npm'))).toBe(false);
  });
});
