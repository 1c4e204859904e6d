import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { asking } from './served-site.ts';
import { started } from './serving-process.ts';

describe('limits', () => {
  it('refuse endless headers', async () => {
    const { port } = await started({ 'index.html': 'Home' });
    const answer = await asking(port)('/', { 'X-Long': 'x'.repeat(20_000) });
    expect(answer.status).toBe(431);
    expect((await asking(port)('/', { 'X-Long': 'x'.repeat(10_000) })).status).toBe(200);
  });

  it('hang up on who never ends a request', async () => {
    const { port } = await started({ 'index.html': 'Home' });
    const slow = connect(port, '127.0.0.1');
    slow.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
    const began = Date.now();
    const [answer] = (await once(slow, 'data')) as [Buffer];
    expect(answer.toString()).toContain('408 Request Timeout');
    expect(Date.now() - began).toBeLessThan(17_000);
    slow.destroy();
  });
});
