import { openStore } from '../../../src/updates/store/open-store.ts';
import type { StoreLocation } from '../../../src/updates/store/open-store.ts';
import { article, manifestOf, publish } from '../set-up/readers-and-articles.ts';

// Publishes one article in a process of its own, when told to.
const store = await openStore(JSON.parse(process.argv[2] ?? '') as StoreLocation);
process.on('message', () => {
  void publish(store, manifestOf(article('contested')), { now: Date.now() }).then(
    async ({ length }) => {
      process.send?.({ sealed: length });
      await store.close();
      process.disconnect?.();
    },
  );
});
process.send?.('ready');
