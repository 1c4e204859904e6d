import { readBounceMailbox } from '../../inbound/mailbox.ts';
import { recordMailReport } from '../../inbound/recording.ts';
import { readSecrets } from '../../secrets.ts';
import { CommandEnd, counted, exits, withStore } from '../command.ts';
import type { Call, Command, Exit } from '../command.ts';

const largest = 10 * 1024 * 1024;

/** `updates bounce` */
export const bounce: Command = {
  synopsis: '[--recipient ADDRESS] < MESSAGE | --mailbox',
  about: [
    'Reads one message on standard input: a delivery report (RFC 3464) or a complaint (RFC 5965). Let your mail server pipe the mail of the bounce address, with its "+…" forms, into it; src/updates/DEPLOYMENT.md shows how.',
    'Only a report that carries the signed return path of a mail of ours changes anything. An address that doesn’t exist is never mailed again; a mailbox that was full three times in 30 days is paused; who complains is off the list.',
  ],
  options: {
    mailbox: { type: 'boolean', about: 'read the unread mail of BOUNCES_MAILBOX in place of it' },
    recipient: {
      type: 'string',
      value: 'ADDRESS',
      about: 'the address the message was delivered to, where the mail server can tell',
    },
  },
  takes: [0, 0],
  exits: ['75 in place of 1, 2 and 3: the mail server should hand the message over again later'],
  failure: exits.later,
  async run(call) {
    if (call.on('mailbox')) return readMailbox(call);
    const raw = await standardInput();
    const recipient = call.text('recipient');
    const secrets = readSecrets(call.settings.directory);
    const recorded = await withStore(call.settings, (store) =>
      recordMailReport(store.db, raw, {
        ...(recipient === undefined ? {} : { recipient }),
        keys: secrets.linkKeys,
        now: call.now,
      }),
    );
    call.result(recorded, [`${recorded.outcome}: ${recorded.sentence}`]);
    // A message that changes nothing is taken too: refusing it would make the mail server bounce a bounce.
    return exits.done;
  },
};

async function readMailbox(call: Call): Promise<Exit> {
  const { bounceMailbox, directory } = call.settings;
  if (bounceMailbox === null)
    throw new CommandEnd(
      exits.usage,
      'Set BOUNCES_MAILBOX=imaps://user:password@host/INBOX first.',
    );
  const keys = readSecrets(directory).linkKeys;
  const recorded = await withStore(call.settings, (store) =>
    readBounceMailbox(store.db, bounceMailbox, { keys, now: call.now }),
  );
  call.result({ messages: recorded }, [
    ...recorded.map(({ outcome, sentence }) => `${outcome}: ${sentence}`),
    `${counted(recorded.length, 'message')} read.`,
  ]);
  return exits.done;
}

/** What lies beyond the size of any real report is read and dropped. */
async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largest) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
