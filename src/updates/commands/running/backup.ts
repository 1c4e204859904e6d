import { rename, rm, stat } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { ownerOnly } from '../../owner-only.ts';
import { CommandEnd, exits } from '../command.ts';
import type { Call, Command } from '../command.ts';

/** `updates backup` */
export const backup: Command = {
  synopsis: 'FILE',
  about: [
    'Writes a whole and consistent copy of the SQLite store to a file that only you can read, while everything goes on. Keep the "secrets" folder of UPDATES_DIRECTORY with it: without its keys suppressions are forgotten and links in old mails are dead.',
    'For PostgreSQL use pg_dump.',
  ],
  takes: [1, 1],
  async run(call) {
    const source = sqliteFile(call);
    const target = call.positionals[0] ?? '';
    if (await stat(target).catch(() => undefined))
      throw new CommandEnd(exits.usage, `"${target}" is there already: name a new file.`);
    const draft = `${target}.draft`;
    await rm(draft, { force: true });
    ownerOnly(draft);
    const store = new DatabaseSync(source, { readOnly: true, timeout: 30_000 });
    try {
      store.prepare('vacuum into ?').run(draft);
    } finally {
      store.close();
    }
    assertWhole(draft);
    await rename(draft, target);
    const { size } = await stat(target);
    call.result({ file: target, bytes: size }, [
      `The store is copied to ${target}, ${size.toLocaleString('en')} bytes, and the copy is whole.`,
    ]);
    return exits.done;
  },
};

/** The file of the store. @throws when the store is a PostgreSQL server. */
export function sqliteFile({ settings }: Call): string {
  if (settings.store.kind === 'postgres')
    throw new CommandEnd(
      exits.usage,
      'The store is a PostgreSQL server: use pg_dump and pg_restore.',
    );
  return settings.store.file;
}

/** @throws when a file isn't a whole SQLite database. */
export function assertWhole(file: string): void {
  const copy = new DatabaseSync(file, { readOnly: true });
  try {
    const found = copy.prepare('pragma integrity_check').get()?.['integrity_check'];
    if (found !== 'ok') throw new Error(`${file} is damaged: ${String(found)}`);
  } finally {
    copy.close();
  }
}
