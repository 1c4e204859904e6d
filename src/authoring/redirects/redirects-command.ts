import { contentFolder } from '../../articles/content-folder.ts';
import { environment } from '../../environment.ts';
import { application } from '../../serving/application.ts';
import { builtFiles } from '../../serving/built-files.ts';
import { servingSettings } from '../../serving/settings.ts';
import { site } from '../../site.ts';
import { exits } from '../author-command.ts';
import type { AuthorCommand, Call, Exit } from '../author-command.ts';
import { listedAddresses } from './address-list.ts';
import { following } from './following.ts';
import type { Fate } from './following.ts';
import { namedAlready } from './named-already.ts';
import { nearestArticle } from './nearest-article.ts';
import { disagreements, namedAddresses } from './static-hosts.ts';
import { onlyHere, verdict } from './verdict.ts';
import type { Problem } from './verdict.ts';

/** `npm run redirects`: lists the old addresses of the built site, or proves a list of them. */
export const redirectsCommand: AuthorCommand = {
  name: 'redirects',
  synopsis: '[--verify FILE] [options]',
  about: [
    'Prints every old address of the built site and where it leads.',
    'With --verify, takes a list of old addresses and proves that every one is answered by a page, at once or after one redirect, as readers would get it from our own server; and that a static host leads to the same pages. The list has one address a line, or is a table with addresses in its first column (such as var/import/old-addresses.csv), or the old blog’s sitemap. Build the site first.',
  ],
  options: {
    verify: { type: 'string', value: 'FILE', about: 'prove this list of old addresses' },
    'site-folder': {
      type: 'string',
      value: 'FOLDER',
      about: 'the built site (default: SITE_FOLDER, else ./dist)',
    },
    json: { type: 'boolean', about: 'print one line of JSON' },
  },
  takes: [0, 0],
  exits: [
    '0  every old address leads to a page',
    '1  some don’t, or the list or the site can’t be read: the sentences say what to write',
    '2  the command line can’t be used',
  ],
  run,
};

async function run(call: Call): Promise<Exit> {
  const folder = call.text('site-folder') ?? servingSettings(environment).folder;
  const server = await application(folder);
  const follow = following(server, site.url);
  const named = await namedAddresses(folder);
  const disagree = await disagreements(folder, named.everywhere);
  const list = call.text('verify');
  const listed = list === undefined ? fromSite(named) : await listedAddresses(list);

  const articles = [...builtFiles(folder).keys()].flatMap(
    (path) => /^\/articles\/([^/]+)\/$/.exec(path)?.[1] ?? [],
  );
  const nearest = nearestArticle(articles);
  const inContent = await namedAlready(contentFolder);
  const problems: Problem[] = [];
  const fates: { address: string; fate: Fate }[] = [];
  const notes: string[] = [];
  for (const each of listed) {
    const fate = await follow(each.address);
    const lower = each.address.toLowerCase();
    const lowered =
      fate.kind === 'nothing' && lower !== each.address ? await follow(lower) : undefined;
    const problem = verdict(each, fate, lowered, nearest, inContent);
    if (problem) problems.push(problem);
    else if (fate.kind === 'answers' && fate.redirected) {
      const note = onlyHere(each);
      if (note) notes.push(note);
    }
    fates.push({ address: each.address, fate });
  }

  if (call.on('json')) {
    call.print(
      JSON.stringify({ addresses: fates.map(shown), problems, disagreements: disagree, notes }),
    );
  } else {
    if (list === undefined) for (const line of table(fates)) call.print(line);
    for (const { place, address, found, write } of problems)
      call.print(`${place}: ${address} ${found}. ${write}`);
    for (const sentence of [...disagree, ...notes]) call.print(sentence);
    call.print(summary(fates.length, problems.length, list !== undefined));
  }
  return problems.length + disagree.length > 0 ? exits.wrong : exits.done;
}

function fromSite({
  everywhere,
  byQuery,
}: Awaited<ReturnType<typeof namedAddresses>>): { address: string; place: string }[] {
  return [
    ...everywhere.map(({ from }) => ({ address: from, place: '_redirects' })),
    ...byQuery.map(({ from }) => ({ address: from, place: '_redirects_by_query' })),
  ];
}

function shown({ address, fate }: { address: string; fate: Fate }): object {
  return { address, ...fate };
}

function table(fates: readonly { address: string; fate: Fate }[]): string[] {
  const width = Math.max(0, ...fates.map(({ address }) => address.length));
  return fates.map(({ address, fate }) => `${address.padEnd(width)}  ${end(fate)}`);
}

function end(fate: Fate): string {
  if ('at' in fate) return fate.at;
  return 'by' in fate ? (fate.by.at(-1) ?? '') : '';
}

function summary(all: number, wrong: number, isList: boolean): string {
  if (all === 0) return 'The site names no old addresses.';
  const what = isList ? 'addresses in the list' : 'old addresses';
  return wrong === 0
    ? `All ${all} ${what} lead to a page.`
    : `${all - wrong} of ${all} ${what} lead to a page; ${wrong} don’t.`;
}
