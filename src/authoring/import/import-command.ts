import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { contentFolder } from '../../articles/content-folder.ts';
import { UsageError } from '../../command-line/arguments.ts';
import { startProgress } from '../../command-line/progress.ts';
import { exits } from '../author-command.ts';
import type { AuthorCommand, Call, Exit } from '../author-command.ts';
import { importArticles } from './importing.ts';
import type { OldBlog } from './old-article.ts';
import { Downloads } from './pictures/downloads.ts';
import type { AddressFate } from './addresses/destinations.ts';
import { Report, printable } from './report.ts';
import type { Item, Outcome } from './report.ts';
import { sourceAt } from './sources.ts';
import type { BlogAt, Source } from './sources.ts';

/**
 * `npm run import`.
 * @param blogs the kinds of export, for the help.
 * @param blogAt tells which of them a file is.
 */
export function importCommand(blogs: readonly OldBlog[], blogAt: BlogAt): AuthorCommand {
  return {
    name: 'import',
    synopsis: '[options] FILE…',
    about: [
      `Moves articles in from another blog: their words, pictures, dates and topics, and every old address, which leads to the new one. It reads: ${blogs.map(({ name }) => name).join(', ')}.`,
      'Nothing that is in the content folder is touched, but lines are added to redirects.txt there, for old addresses that no article owns; importing again changes nothing. What couldn’t come along is listed in var/import/report.md, and every old address in var/import/old-addresses.csv.',
    ],
    options: {
      'dry-run': { type: 'boolean', about: 'show what would be done, and write nothing' },
      overwrite: {
        type: 'boolean',
        about: 'replace articles of an earlier import that were edited since',
      },
      pages: {
        type: 'boolean',
        about: 'bring pages that stand by themselves, too, such as "about"',
      },
      permalink: {
        type: 'string',
        value: 'FORM',
        about:
          'the addresses that posts of a folder had, such as /blog/:year/:month/:slug/, where its settings don’t say',
      },
      download: { type: 'boolean', about: 'fetch pictures that are only on the network' },
      content: {
        type: 'string',
        value: 'FOLDER',
        about: 'the content folder (default: CONTENT_FOLDER, else ./content)',
      },
      topic: {
        type: 'string',
        value: 'NAME',
        about: 'the topic of articles that have none (default: Earlier articles)',
      },
      report: {
        type: 'string',
        value: 'FOLDER',
        about: 'where to write the report (default: var/import)',
      },
      subscribers: {
        type: 'string',
        value: 'FILE.csv',
        about: 'take readers over as well, as "npm run updates -- import" does',
      },
      consent: {
        type: 'string',
        value: 'SENTENCE',
        about: 'how and when those readers agreed',
      },
    },
    takes: [0, Infinity],
    run: (call) => run(call, blogAt),
  };
}

async function run(call: Call, blogAt: BlogAt): Promise<Exit> {
  const subscribers = call.text('subscribers');
  const consent = call.text('consent');
  if (call.positionals.length === 0 && subscribers === undefined)
    throw new UsageError('Name the files to import. "npm run import -- --help" shows how.');
  if (subscribers !== undefined && consent === undefined)
    throw new UsageError(
      'Say how and when these readers agreed: --consent "form on the old blog, 2019 to 2026".',
    );
  const articles = call.positionals.length > 0 ? await articlesExit(call, blogAt) : exits.done;
  if (subscribers === undefined) return articles;
  if (call.on('dry-run')) {
    call.print(`Readers would be taken over from ${subscribers}.`);
    return articles;
  }
  const readers = await importReaders(subscribers, consent ?? '');
  return articles === exits.done ? readers : articles;
}

/** From how many bytes on an import takes long enough to show how far it is. */
const longExport = 1_000_000;

async function articlesExit(call: Call, blogAt: BlogAt): Promise<Exit> {
  const problems: string[] = [];
  const sources: Source[] = [];
  for (const path of call.positionals) {
    try {
      sources.push(await sourceAt(path, blogAt));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  const dry = call.on('dry-run');
  const report = dry ? undefined : await Report.begin(call.text('report') ?? 'var/import');
  const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
  const progress =
    bytes > longExport ? startProgress('Importing', 2 * bytes, process.stderr) : undefined;
  const counts = new Map<Outcome, number>();
  const leftOut: string[] = [];
  const tally = { remarks: 0, leading: 0, notLeading: 0, leftOut: 0 };
  const told = ({ to }: AddressFate): void => void (tally[to ? 'leading' : 'notLeading'] += 1);
  await importArticles({
    sources,
    content: call.text('content') ?? contentFolder,
    topic: call.text('topic') ?? 'Earlier articles',
    overwrite: call.on('overwrite'),
    write: !dry,
    downloads: call.on('download') ? (folder) => new Downloads(folder) : undefined,
    now: new Date(),
    asked: { pages: call.on('pages'), permalink: call.text('permalink') },
    read: (done) => progress?.to(done),
    damaged: (sentence) => void problems.push(sentence),
    leftOut: (sentence, things = 1) => {
      leftOut.push(sentence);
      tally.leftOut += things;
    },
    list: async (fate) => {
      told(fate);
      await report?.addList(fate);
    },
    item: async (item) => {
      counts.set(item.outcome, (counts.get(item.outcome) ?? 0) + 1);
      tally.remarks += item.lost.length;
      item.addresses.forEach(told);
      if (dry) for (const line of shown(item)) call.print(line);
      await report?.add(item);
    },
  }).finally(() => progress?.end());
  if (tally.leftOut > 0) counts.set('left out', (counts.get('left out') ?? 0) + tally.leftOut);
  const found = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const outcomes = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  const summary = [
    `Found: ${found}${outcomes && `, that is ${outcomes}`}${counts.has('left out') ? ' (each with its reason in the report)' : ''}.`,
    `Old addresses: ${tally.leading} lead on, ${tally.notLeading} can’t.`,
    `Remarks on what couldn’t come along: ${tally.remarks}.`,
  ];
  const files = await report?.end([...summary, ...leftOut, ...problems]);
  for (const line of summary) call.print(line);
  if (dry) for (const sentence of leftOut) call.print(printable(sentence));
  if (files) call.print(`What was lost where: ${files.join(', ')}`);
  for (const problem of problems) call.note(printable(problem));
  return problems.length > 0 ? exits.wrong : exits.done;
}

/** A row of the table that a dry run prints, and what there is to say about it. */
function shown({ outcome, path, title, lost, addresses }: Item): string[] {
  const stuck = addresses.filter(({ to }) => to === undefined);
  return [
    `${outcome.padEnd(10)} ${(path || '-').padEnd(40)} ${title}`,
    ...lost.map((sentence) => `             ${sentence}`),
    ...stuck.map(({ address, why }) => `             ${address} can’t lead here: ${why ?? ''}`),
  ].map(printable);
}

/** Hands a list of readers to the command that knows how to take them over. */
function importReaders(file: string, consent: string): Promise<Exit> {
  const updates = fileURLToPath(new URL('../../updates/cli.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [updates, 'import', file, '--consent', consent], {
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0 ? exits.done : exits.wrong));
  });
}
