import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { asking } from './served-site.ts';
import { started } from './serving-process.ts';

const large = 32 * 1024 * 1024;

describe('stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'at %s: finishes what is on its way, hangs up idle connections, exits 0',
    async (signal) => {
      const { child, port, ended } = await started({
        'index.html': 'Home',
        'large.bin': new Uint8Array(large),
      });
      const agent = new Agent({ keepAlive: true });
      const idle = request({ port, host: '127.0.0.1', agent }).end();
      const [first] = (await once(idle, 'response')) as [IncomingMessage];
      first.resume();
      await once(first, 'end');

      const download = request({ port, host: '127.0.0.1', path: '/large.bin' }).end();
      const [response] = (await once(download, 'response')) as [IncomingMessage];
      child.kill(signal);
      await setTimeout(400);
      expect(child.exitCode).toBeNull();
      await expect(asking(port)('/')).rejects.toThrow('ECONNREFUSED');
      let received = 0;
      for await (const chunk of response) received += (chunk as Buffer).length;
      expect(received).toBe(large);
      const finished = Date.now();
      expect((await ended).code).toBe(0);
      expect(Date.now() - finished).toBeLessThan(2000);
    },
  );

  it('takes the doubled Ctrl+C of a terminal for one, and a later signal for "at once"', async () => {
    const { child, port, ended } = await started({ 'large.bin': new Uint8Array(large) });
    const download = request({ port, host: '127.0.0.1', path: '/large.bin' }).end();
    const [response] = (await once(download, 'response')) as [IncomingMessage];
    response.on('error', () => {});
    child.kill('SIGINT');
    await setTimeout(30);
    child.kill('SIGINT');
    await setTimeout(500);
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
  });

  it('is over after ten seconds, whoever still reads', async () => {
    const { child, port, ended } = await started({ 'large.bin': new Uint8Array(large) });
    const reader = connect(port, '127.0.0.1');
    reader.on('error', () => {});
    reader.write('GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(reader, 'readable');
    const began = Date.now();
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    expect(Date.now() - began).toBeGreaterThan(9000);
    expect(Date.now() - began).toBeLessThan(11_500);
  });
});
