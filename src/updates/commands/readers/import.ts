import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { importReaders } from '../../readers/reader-import.ts';
import { readSecrets } from '../../secrets.ts';
import { CommandEnd, counted, exits, withStore } from '../command.ts';
import type { Command } from '../command.ts';

const mostShown = 50;

/** `updates import` */
export const importCommand: Command = {
  synopsis: 'FILE.csv --consent "HOW AND WHEN THEY AGREED"',
  about: [
    'The first line names the columns: "email", and if you like "frequency" (each, weekly or monthly) and "state" (active or unsubscribed). Other columns are left out. Readers who are here already stay as they are, so importing twice changes nothing.',
    'Whoever bounced, complained or was erased here stays out. Rows marked "unsubscribed" are remembered, as a hash, so that a later import keeps them out too.',
    'You declare that each of them agreed to get these mails; the sentence is kept with every one.',
  ],
  options: {
    consent: {
      type: 'string',
      value: 'SENTENCE',
      about: 'how and when these readers agreed, such as "form on the old blog, 2019 to 2026"',
    },
  },
  takes: [1, 1],
  exits: ['4  some rows were refused; the others are in'],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const declared = call.text('consent')?.trim() ?? '';
      if (declared.length < 10)
        throw new CommandEnd(
          exits.usage,
          'Say how and when these readers agreed: --consent "form on the old blog, 2019 to 2026". Mailing people who never asked is against the law in most countries.',
        );
      const file = call.positionals[0] ?? '';
      const size = await stat(file).catch(() => undefined);
      if (!size?.isFile()) throw new CommandEnd(exits.usage, `"${file}" is not a file.`);
      const progress = call.progress('Importing', 2 * size.size);
      const report = await importReaders(store, () => createReadStream(file), {
        declared,
        addressKey: readSecrets(call.settings.directory).addressKey,
        now: call.now,
        read: (bytes) => progress.to(bytes),
      }).finally(() => progress.end());
      call.result(report, [
        ...report.refused
          .slice(0, mostShown)
          .map(({ line, sentence }) => `${file}, line ${line}: ${sentence}`),
        ...(report.refused.length > mostShown
          ? [
              `… and ${counted(report.refused.length - mostShown, 'more row')} refused; --json lists all.`,
            ]
          : []),
        `${counted(report.added, 'reader')} added, ${report.known} here already, ${report.heldBack} held back, ${report.left} noted as unsubscribed, ${counted(report.refused.length, 'row')} refused.`,
      ]);
      return report.refused.length > 0 ? exits.partly : exits.done;
    }),
};
