import { environment } from '../environment.ts';
import { site } from '../site.ts';
import { application } from './application.ts';
import { gracefulStop } from './graceful-stop.ts';
import { listening, siteAddress } from './listening.ts';
import { servingSettings } from './settings.ts';

try {
  const { port, host, folder } = servingSettings(environment);
  const server = await listening(await application(folder), host, port);
  process.stdout.write(`${site.name} is at ${siteAddress(server, host)} (stop with Ctrl+C)\n`);
  await gracefulStop(server);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
