import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AddressFate } from './addresses/destinations.ts';

/** What an import did with an article. */
export type Outcome = 'new' | 'unchanged' | 'replaced' | 'kept' | 'left out';

/** What is to be said about one article. */
export interface Item {
  readonly source: string;
  readonly title: string;
  /** Its new path; empty where it has none. */
  readonly path: string;
  readonly outcome: Outcome;
  readonly lost: readonly string[];
  readonly addresses: readonly AddressFate[];
}

const outcomes: Readonly<Record<Outcome, string>> = {
  new: 'written',
  unchanged: 'is here already, and the same',
  replaced: 'replaced (--overwrite)',
  kept: 'is here already and differs: kept as it is (--overwrite replaces it)',
  'left out': 'left out',
};

/** Writes down what an import did: a text to read, and a table of all old addresses to check by. */
export class Report {
  readonly #folder: string;
  readonly #text: WriteStream;
  readonly #table: WriteStream;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#text = createWriteStream(join(folder, 'report.md.part'));
    this.#table = createWriteStream(join(folder, 'old-addresses.csv.part'));
  }

  static async begin(folder: string): Promise<Report> {
    await mkdir(folder, { recursive: true });
    const report = new Report(folder);
    await line(report.#text, '# What the import did\n');
    await line(report.#table, 'old address,leads to,remark');
    return report;
  }

  async add({ source, title, path, outcome, lost, addresses }: Item): Promise<void> {
    const said = [
      `## ${title}\n`,
      `${path ? `${path} ` : ''}${outcomes[outcome]}. From ${source}.\n`,
      ...lost.map((sentence) => `- ${sentence}.`),
      ...addresses.map(({ address, to, why }) =>
        why
          ? `- Old address ${address}: ${why}${to ? `; it leads to ${to}` : ''}.`
          : `- ${address} leads to ${to ?? ''}.`,
      ),
    ];
    await line(this.#text, printable(said.join('\n')) + '\n');
    for (const fate of addresses) await this.#addRow(fate);
  }

  /** Adds what becomes of an address that no article owns. */
  async addList(fate: AddressFate): Promise<void> {
    await this.#addRow(fate);
    if (fate.why)
      await line(this.#text, `- Old address ${printable(fate.address)}: ${fate.why}.\n`);
  }

  #addRow({ address, to = '', why = '' }: AddressFate): Promise<void> {
    return line(this.#table, [address, to, why].map(cell).join(','));
  }

  /** Ends both files and puts them into their places. */
  async end(summary: readonly string[]): Promise<readonly string[]> {
    await line(
      this.#text,
      ['## In all\n', ...summary.map((said) => `- ${printable(said)}`)].join('\n'),
    );
    const names = ['report.md', 'old-addresses.csv'];
    for (const stream of [this.#text, this.#table]) {
      stream.end();
      await once(stream, 'close');
    }
    for (const name of names)
      await rename(join(this.#folder, `${name}.part`), join(this.#folder, name));
    return names.map((name) => join(this.#folder, name));
  }
}

/** Text that a terminal and an editor show as it is. */
export function printable(said: string): string {
  return said.replace(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, ' ');
}

function cell(value: string): string {
  const safe = printable(value).replaceAll('\n', ' ');
  return /[",;]|^[=+\-@]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function line(stream: WriteStream, said: string): Promise<void> {
  if (!stream.write(`${said}\n`)) await once(stream, 'drain');
}
