import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { site } from '../../src/site.ts';
import { asking, folderOf } from './served-site.ts';
import { start, started } from './serving-process.ts';

describe('starting', () => {
  it('says in one line where the site is, and in the next where its mails go', async () => {
    const { port, output } = await started({ 'index.html': 'Home' });
    await expect.poll(output).toMatch(/\n.*\n$/s);
    expect(output().replaceAll(String(port), 'PORT')).toBe(
      `${site.name} is at http://localhost:PORT/ (stop with Ctrl+C)\nMails go nowhere but to http://localhost:PORT/updates/outbox/\n`,
    );
    expect((await asking(port)('/')).body.toString()).toBe('Home');
  });

  it('says so when the port is taken, and what to write', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const folder = await folderOf({ 'index.html': 'Home' });
    const { code, errors } = await start({ PORT: String(port), SITE_FOLDER: folder }).ended;
    expect(code).toBe(1);
    expect(errors).toBe(
      `Port ${port} is taken by another program, perhaps this site in another window. "lsof -i :${port}" (on Windows "netstat -ano") names it. Stop that one, or choose another port: PORT=${port + 1} npm start\n`,
    );
  });

  it('says so when there is no built site', async () => {
    const { code, errors } = await start({ PORT: '0', SITE_FOLDER: '/nowhere/dist' }).ended;
    expect(code).toBe(1);
    expect(errors).toBe(
      'There is no built site in the folder "/nowhere/dist": run "npm run build" first, or name another folder by SITE_FOLDER.\n',
    );
  });

  it('says which variable can not be used', async () => {
    const { code, errors } = await start({ PORT: '99999', HOST: 'two words' }).ended;
    expect(code).toBe(1);
    expect(errors).toContain(
      'The environment can\'t be used:\n  - "PORT" is "99999": write a number',
    );
    expect(errors).toContain('- "HOST" is "two words": write an address');
    expect(errors).not.toContain('at ');
  });

  it('says so when the host is not of this machine', async () => {
    const folder = await folderOf({ 'index.html': 'Home' });
    const { code, errors } = await start({ PORT: '0', HOST: '192.0.2.1', SITE_FOLDER: folder })
      .ended;
    expect(code).toBe(1);
    expect(errors).toContain('HOST is "192.0.2.1", which is no address of this machine.');
  });
});
