import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { distrust } from '../../readers/restored-copy.ts';
import { journalsOf } from '../../store/open-store.ts';
import { assertWhole, sqliteFile } from './backup.ts';
import { CommandEnd, counted, exits, withStore } from '../command.ts';
import type { Command } from '../command.ts';

/** `updates restore` */
export const restore: Command = {
  synopsis: 'FILE | --in-place',
  about: [
    'Puts a copy of the store back. What was sent after the copy was made isn’t in it, so nothing is sent by itself from a restored store: issues that were on their way wait for "resume", and articles that waited for "send" count as history, to be sent by name if you know they weren’t.',
    'Stop everything that uses the store, and move the old file with its "-wal" and "-shm" away first. For PostgreSQL restore with pg_restore, then use --in-place.',
  ],
  options: {
    'in-place': {
      type: 'boolean',
      about: 'the store was put back by other means: only make it safe',
    },
  },
  takes: [0, 1],
  async run(call) {
    const [copy] = call.positionals;
    if ((copy === undefined) !== call.on('in-place'))
      throw new CommandEnd(exits.usage, 'Name a copy, or say --in-place.');
    if (copy !== undefined) {
      const target = sqliteFile(call);
      if (!(await stat(copy).catch(() => undefined)))
        throw new CommandEnd(exits.usage, `"${copy}" is not a file.`);
      for (const file of [target, ...journalsOf(target)])
        if (await stat(file).catch(() => undefined))
          throw new CommandEnd(exits.decide, `${file} is still there: move it away first.`);
      assertWhole(copy);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      // Copying by the system's own call would give it the copy's mode at first.
      await pipeline(
        createReadStream(copy),
        createWriteStream(target, { flags: 'wx', mode: 0o600 }),
      );
    }
    const waiting = await withStore(call.settings, (store) => distrust(store.db));
    call.result({ waiting }, [
      `The store is back. ${onTheirWay(waiting)} for "resume"; nothing is sent by itself.`,
    ]);
    return exits.done;
  },
};

function onTheirWay(waiting: number): string {
  return waiting === 1
    ? '1 issue that was on its way waits'
    : `${counted(waiting, 'issue')} that were on their way wait`;
}
