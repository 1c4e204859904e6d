import { open } from 'node:fs/promises';
import { readersInPages } from '../../readers/reader-export.ts';
import { counted, exits, withStore } from '../command.ts';
import type { Command } from '../command.ts';

const columns = ['email', 'frequency', 'state', 'confirmed', 'consent'] as const;

/** `updates export` */
export const exportCommand: Command = {
  synopsis: 'FILE.csv',
  about: [
    'Writes a CSV file that only you can read, in the form `import` takes. With --json it is one JSON object a line. "-" writes to standard output.',
  ],
  takes: [1, 1],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const path = call.positionals[0] ?? '';
      const file = path === '-' ? undefined : await open(path, 'w', 0o600);
      const write = async (text: string): Promise<void> => {
        if (file) await file.write(text);
        else process.stdout.write(text);
      };
      const json = call.on('json');
      let readers = 0;
      try {
        const { count } = await store.db
          .selectFrom('subscribers')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        const progress = call.progress('Exporting', count);
        if (!json) await write(`${columns.join(',')}\r\n`);
        for await (const page of readersInPages(store.db)) {
          const rows = page.map((reader) =>
            json
              ? `${JSON.stringify(reader)}\n`
              : `${columns.map((name) => cell(reader[name])).join(',')}\r\n`,
          );
          await write(rows.join(''));
          readers += page.length;
          progress.to(readers);
        }
        progress.end();
      } finally {
        await file?.close();
      }
      call.note(`${counted(readers, 'reader')} written.`);
      return exits.done;
    }),
};

function cell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
