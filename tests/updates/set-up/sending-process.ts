import { readSecrets } from '../../../src/updates/secrets.ts';
import { readSettings } from '../../../src/updates/settings.ts';
import { openStore } from '../../../src/updates/store/open-store.ts';
import { startWorker } from '../../../src/updates/worker/start-worker.ts';

// A worker in a process of its own, which a test can kill. The clock can be turned by a message.
let offset = 0;
process.on('message', (message: { offset: number }) => {
  offset = message.offset;
});

const settings = readSettings();
const store = await openStore(settings.store);
const worker = startWorker({
  store,
  settings,
  secrets: readSecrets(settings.directory),
  now: () => Date.now() + offset,
  rest: 50,
  insistence: 3000,
});
process.on('SIGTERM', () => void worker.stop());
process.send?.('ready');
try {
  await worker.stopped;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
await store.close();
process.disconnect?.();
