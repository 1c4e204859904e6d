import { issueRecord } from '../../issues/issue-record.ts';
import type { IssueRecord } from '../../issues/issue-record.ts';
import { operatorsRecord } from '../../readers/operators-record.ts';
import type { OperatorsRecord } from '../../readers/operators-record.ts';
import type { Note } from '../../store/notes.ts';
import { CommandEnd, addressOrEnd, counted, exits, idOrEnd, time, withStore } from '../command.ts';
import type { Call, Command, Exit } from '../command.ts';

const mostShown = 20;

/** `updates show` */
export const show: Command = {
  synopsis: 'ADDRESS | ISSUE [--addresses]',
  about: [
    'Of an address: whether it is on the list, what it chose and agreed to, what it was sent, what the mail server answered, and what was done by hand.',
    'Of an issue: its mails by outcome, and what the mail server answered to those it didn’t take.',
  ],
  options: { addresses: { type: 'boolean', about: 'list each mail that wasn’t taken, by reader' } },
  takes: [1, 1],
  run: (call) => {
    const [text = ''] = call.positionals;
    return text.includes('@') ? showReader(call, text) : showIssue(call, idOrEnd(text, 'an issue'));
  },
};

function showReader(call: Call, text: string): Promise<Exit> {
  return withStore(call.settings, async (store) => {
    const { key, address } = addressOrEnd(call, text);
    const record = await operatorsRecord(store.db, key);
    call.result(record, readerLines(address.address, record));
    return exits.done;
  });
}

function readerLines(address: string, record: OperatorsRecord): string[] {
  const { reader, suppressed, bounces, mails } = record;
  return [
    ...(reader
      ? [
          `${reader.email}  ${reader.state}, ${reader.frequency}`,
          `  here since ${time(reader.created_at)}, ${reader.confirmed_at === null ? 'not confirmed' : `confirmed ${time(reader.confirmed_at)}`}`,
          `  agreed: ${JSON.stringify(reader.consent)}`,
        ]
      : [`${address} is not on the list.`]),
    ...(suppressed
      ? [
          `  suppressed (${suppressed.reason}) since ${time(suppressed.at)}: "updates unsuppress ${address} --why …" lifts it`,
        ]
      : []),
    ...bounces.map(({ kind, at }) => `  bounce: ${kind}, ${time(at)}`),
    ...mails
      .slice(0, mostShown)
      .map(
        ({ issue, kind, subject, state, settledAt, reply }) =>
          `  issue ${issue}  ${state}${settledAt === null ? '' : ` ${time(settledAt)}`}  ${subject === '' ? kind : `"${subject}"`}${reply === null ? '' : `  ${reply}`}`,
      ),
    ...(mails.length > mostShown
      ? [`  … and ${counted(mails.length - mostShown, 'mail')} before: --json lists all.`]
      : []),
    ...noteLines(record.notes),
  ];
}

function showIssue(call: Call, id: number): Promise<Exit> {
  return withStore(call.settings, async (store) => {
    const record = await issueRecord(store, id);
    if (!record)
      throw new CommandEnd(exits.failed, `There is no issue ${id}: "updates status" lists them.`);
    call.result(record, issueLines(record, call.on('addresses')));
    return exits.done;
  });
}

function issueLines(record: IssueRecord, addresses: boolean): string[] {
  const { id, kind, subject, state, haltedBecause, counts, answers, notTaken } = record;
  const figures = Object.entries(counts).filter(([, count]) => count > 0);
  return [
    `Issue ${id}  ${state}  ${subject === '' ? `${kind}s` : `"${subject}"`}, sealed ${time(record.sealedAt)}`,
    ...(haltedBecause === null ? [] : [`  ${haltedBecause}`]),
    ...figures.map(([name, count]) => `  ${String(count).padStart(6)} ${name}`),
    ...(answers.length === 0 ? [] : ['What was answered to those not taken']),
    ...answers
      .slice(0, mostShown)
      .map(
        (answer) => `  ${String(answer.count).padStart(6)} ${answer.state}  ${answer.reply ?? ''}`,
      ),
    ...(addresses
      ? notTaken.map(
          (mail) =>
            `  ${mail.delivery}  ${mail.email ?? 'erased reader'}  ${mail.state} after ${counted(mail.attempts, 'attempt')}  ${mail.reply ?? ''}`,
        )
      : []),
    ...noteLines(record.notes),
  ];
}

function noteLines(notes: readonly Note[]): string[] {
  return notes.map(({ at, what, why }) => `  by hand ${time(at)}: ${what}: ${why}`);
}
