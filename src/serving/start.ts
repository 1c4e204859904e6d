import { Hono } from 'hono';
import { environment } from '../environment.ts';
import { site } from '../site.ts';
import { updatesBesideSite } from '../updates/beside-site.ts';
import { readSettings } from '../updates/settings.ts';
import { application } from './application.ts';
import { gracefulStop } from './graceful-stop.ts';
import { listening, siteAddress } from './listening.ts';
import { servingSettings } from './settings.ts';
import { withReachableService } from './updates-address.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const starting = new Hono().all('*', (context) =>
  context.text('The site is just starting.\n', 503, { 'Retry-After': '1' }),
);

try {
  const { port, host, folder } = servingSettings(environment);
  const settings = readSettings({ UPDATES_MANIFEST: `${folder}/updates.json`, ...environment });
  // The service's links need the port, which with PORT=0 is known only now.
  let app = starting;
  const server = await listening({ fetch: (...request) => app.fetch(...request) }, host, port);
  const address = siteAddress(server, host);
  const path = site.updates.service;
  const updates = path?.startsWith('/')
    ? await updatesBesideSite(withReachableService(settings, address, environment), say)
    : undefined;
  app = await application(folder, path && updates ? { [path]: updates.application } : {});
  const stopped = gracefulStop(server);
  say(`${site.name} is at ${address} (stop with Ctrl+C)`);
  for (const notice of updates?.notices ?? []) say(notice);
  // A site whose mail has stopped for good ends, so that whoever runs it acts.
  await Promise.race([stopped, ...(updates ? [updates.failed] : [])]);
  await updates?.stop();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
