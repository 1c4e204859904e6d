import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ListRefused } from '../../reader-lists/csv-rows.ts';
import { ConsentMissing, importReaders } from '../../reader-lists/import-readers.ts';
import { readSecrets } from '../../secrets.ts';
import { CommandEnd, counted, exits, withStore } from '../command.ts';
import type { Command } from '../command.ts';

const mostShown = 50;

/** `updates import` */
export const importCommand: Command = {
  synopsis: 'FILE.csv [--consent "HOW AND WHEN THEY AGREED"]',
  about: [
    'The first line names the columns: "email", and if you like "frequency" (each, weekly or monthly). What other systems say of a person is understood: "status" of listmonk, Mailchimp, Kit and others, "type" of Buttondown, "subscribed_to_emails" of Ghost, "email_disabled" of Substack, times of leaving and cleaning. A word that isn’t known there ends the import before anything is stored. Other columns are left out.',
    'Whoever bounced, complained, left or was erased here stays out. People whom the file calls unsubscribed, disabled, blocked, cleaned, bounced or complaining are remembered, as a hash, so that a later import keeps them out too; who never confirmed is left out. Readers who are here already stay as they are, so importing twice changes nothing.',
    'You declare that each of them agreed to get these mails; the sentence is kept with every one. A file that `export` wrote needs none: it brings every reader with their own consent, dates, choices and state, and every suppression, just as they were. What was sent to whom isn’t in it: that goes by `backup`.',
  ],
  options: {
    consent: {
      type: 'string',
      value: 'SENTENCE',
      about: 'how and when these readers agreed; needed unless the file is our own export',
    },
  },
  takes: [1, 1],
  exits: [
    '3  nothing was taken: the file can’t be understood',
    '4  some rows were refused; the others are in',
  ],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const declared = call.text('consent')?.trim() ?? '';
      const file = call.positionals[0] ?? '';
      const size = await stat(file).catch(() => undefined);
      if (!size?.isFile()) throw new CommandEnd(exits.usage, `"${file}" is not a file.`);
      const progress = call.progress('Importing', 2 * size.size);
      const report = await importReaders(store, () => createReadStream(file), {
        declared: declared.length < 10 ? null : declared,
        addressKey: readSecrets(call.settings.directory).addressKey,
        now: call.now,
        read: (bytes) => progress.to(bytes),
      })
        .finally(() => progress.end())
        .catch((error: unknown) => {
          if (!(error instanceof ListRefused)) throw error;
          const exit = error instanceof ConsentMissing ? exits.usage : exits.decide;
          throw new CommandEnd(exit, error.message);
        });
      call.result(report, [
        ...report.refused
          .slice(0, mostShown)
          .map(({ line, sentence }) => `${file}, line ${line}: ${sentence}`),
        ...(report.refused.length > mostShown
          ? [
              `… and ${counted(report.refused.length - mostShown, 'more row')} refused; --json lists all.`,
            ]
          : []),
        `${counted(report.added, 'reader')} added, ${report.known} here already, ${report.heldBack} held back, ${report.left} noted as having left, ${report.suppressed} as suppressed, ${report.unconfirmed} left out as they never confirmed, ${counted(report.refused.length, 'row')} refused.`,
      ]);
      return report.refused.length > 0 ? exits.partly : exits.done;
    }),
};
