import { open, rename, rm } from 'node:fs/promises';
import { ownerOnly } from '../../owner-only.ts';
import { countExported, exportedRows } from '../../reader-lists/export-readers.ts';
import { ownHead, ownLine } from '../../reader-lists/own-row.ts';
import { readSecrets } from '../../secrets.ts';
import { counted, exits, withStore } from '../command.ts';
import type { Command } from '../command.ts';

/** `updates export` */
export const exportCommand: Command = {
  synopsis: 'FILE.csv',
  about: [
    'Writes a CSV file that only you can read, with every reader, their consent and dates, and every suppression: `import` takes it back just as it was. With --json it is one JSON object a line. "-" writes to standard output.',
    'The state "suppressed" stands before all else, so that no other system mails who bounced for good or complained. Rows without an address keep out people who were erased or only came as such from another list; they need the same "secrets/address-key".',
  ],
  takes: [1, 1],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const path = call.positionals[0] ?? '';
      const draft = path === '-' ? undefined : await openDraft(`${path}.draft`);
      const write = async (text: string): Promise<void> => {
        if (draft) await draft.write(text);
        else process.stdout.write(text);
      };
      const json = call.on('json');
      const { addressKey } = readSecrets(call.settings.directory);
      const count = await countExported(store.db);
      const progress = call.progress('Exporting', count.readers + count.suppressions);
      let rows = 0;
      try {
        if (!json) await write(ownHead);
        for await (const page of exportedRows(store.db, addressKey)) {
          const lines = page.map((row) => (json ? `${JSON.stringify(row)}\n` : ownLine(row)));
          await write(lines.join(''));
          rows += page.length;
          progress.to(rows);
        }
      } finally {
        progress.end();
        await draft?.close();
      }
      // A file that was there may be open to others: it gives way to one that never was.
      if (draft) await rename(`${path}.draft`, path);
      call.note(
        `${counted(count.readers, 'reader')} written with their consent, choices and dates, and ${counted(count.suppressions, 'suppression')}: "import" takes all of it back as it was.`,
      );
      return exits.done;
    }),
};

async function openDraft(path: string) {
  await rm(path, { force: true });
  ownerOnly(path);
  return open(path, 'w');
}
