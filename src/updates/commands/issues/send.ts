import { setTimeout as wait } from 'node:timers/promises';
import { checkLivePages, planUpdates } from '../../issues/planning.ts';
import type { Plan } from '../../issues/planning.ts';
import { sealPlan } from '../../issues/sealing.ts';
import type { SealedIssue } from '../../issues/sealing.ts';
import { siteHere } from '../../issues/site-here.ts';
import { deliveryCounts } from '../../issues/status-figures.ts';
import { readManifest } from '../../manifest.ts';
import type { Store } from '../../store/open-store.ts';
import { CommandEnd, counted, exits, time, withStore } from '../command.ts';
import type { Call, Command, Exit } from '../command.ts';
import { articleOption, choice, planLines } from './plan.ts';

const longestSchedule = 31 * 24 * 3_600_000;

/** `updates send` */
export const send: Command = {
  synopsis: '[--article ID]… [--at TIME | --no-hold] [--site URL] [--yes] [--wait]',
  about: [
    'First looks whether every page readers will be led to is online with the very text of the build. Then freezes each mail and its list of readers, in one step: from there on no edit, rename or second `send` can send it again.',
    'Nothing leaves before the hold is over (15 minutes, or UPDATES_HOLD_MINUTES), or before the time of --at; until then `cancel` takes it back. The worker, which `npm start` and `serve` bring along, does the sending.',
    'With more than two new articles it stops and asks, as that is more often a mistake than a busy week. An article that nobody on the list would get isn’t spent.',
    'The pages are looked for at their own host; while the site has no address yet, where `npm start` serves them on this machine. --site names another place.',
  ],
  options: {
    article: articleOption,
    at: {
      type: 'string',
      value: 'TIME',
      about: 'let it leave then, such as "2026-12-01 07:30", in UTC unless it names a zone',
    },
    'no-hold': { type: 'boolean', about: 'let the worker begin at once: there is no taking back' },
    site: {
      type: 'string',
      value: 'URL',
      about: 'where to look for the pages, such as http://localhost:4321',
    },
    yes: { type: 'boolean', about: 'more than two articles at once are meant' },
    wait: { type: 'boolean', about: 'show the progress until everything is settled' },
  },
  takes: [0, 0],
  exits: ['4  with --wait: some mails failed, are uncertain or wait for you'],
  run: (call) => withStore(call.settings, (store) => sendWith(call, store)),
};

async function sendWith(call: Call, store: Store): Promise<Exit> {
  const hold = holdOf(call);
  const plan = await planUpdates(store, await readManifest(call.settings.manifest), choice(call));
  if (plan.articles.length > 0 && plan.nobody)
    throw new CommandEnd(
      exits.decide,
      `Nobody on the list would get ${plan.articles.length === 1 ? 'it: it was not sent, and can be' : 'them: they were not sent, and can be'} once somebody is.`,
    );
  if (plan.needsConsent && !call.on('yes')) {
    for (const line of planLines(plan)) call.note(line);
    throw new CommandEnd(
      exits.decide,
      `${plan.articles.length} articles at once: nothing was sent. Send them with --yes, or fewer with --article ID.`,
    );
  }
  const problems = await checkLivePages(plan, call.text('site') ?? (await siteHere(store.db)));
  if (problems.length > 0)
    throw new CommandEnd(exits.failed, ['Nothing was sent:', ...problems].join('\n'));
  const sealed = await sealPlan(store, plan, {
    now: call.now,
    hold,
    scheduled: call.text('at') !== undefined,
  });
  const others = takenByAnother(plan, sealed);
  call.result({ first: plan.first, issues: sealed, sealedByAnother: others }, [
    ...lines(sealed, plan, call.now),
    ...others.map(
      (title) => `"${title}" was sealed by another send at the same moment: see "status".`,
    ),
  ]);
  return call.on('wait') ? await follow(call, store, sealed) : exits.done;
}

/** How long the issue is held, in milliseconds. */
function holdOf(call: Call): number {
  const at = call.text('at');
  if (at === undefined) return call.on('no-hold') ? 0 : call.settings.hold;
  if (call.on('no-hold')) throw new CommandEnd(exits.usage, 'Say --at or --no-hold, not both.');
  const [, day, clock, zone] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?$/.exec(at) ?? [];
  const moment = day && clock ? Date.parse(`${day}T${clock}${zone ?? 'Z'}`) : Number.NaN;
  if (Number.isNaN(moment))
    throw new CommandEnd(exits.usage, `"${at}" is no time: write it as "2026-12-01 07:30".`);
  const hold = moment - call.now;
  if (hold <= 0 || hold > longestSchedule)
    throw new CommandEnd(
      exits.usage,
      `${time(moment)} is ${hold <= 0 ? 'over' : 'more than 31 days away'}; now it is ${time(call.now)}.`,
    );
  return hold;
}

function takenByAnother(plan: Plan, sealed: readonly SealedIssue[]): string[] {
  if (plan.first && !plan.chosen) return [];
  const mine = new Set(sealed.map(({ article }) => article));
  return plan.articles.flatMap(({ article }) => (mine.has(article.id) ? [] : [article.title]));
}

function lines(sealed: readonly SealedIssue[], plan: Plan, now: number): readonly string[] {
  if (sealed.length === 0) return plan.articles.length === 0 || plan.first ? planLines(plan) : [];
  return [
    ...sealed.flatMap(({ id, subject, expected, holdUntil }) => [
      `Issue ${id} is sealed: "${subject}" to ${counted(expected, 'reader')}.`,
      holdUntil > now
        ? `  It leaves after ${time(holdUntil)}. Take it back until then: npm run updates -- cancel ${id}`
        : '  The worker sends it now.',
    ]),
    ...plan.warnings.map((warning) => `Look first: ${warning}`),
  ];
}

async function follow(call: Call, store: Store, sealed: readonly SealedIssue[]): Promise<Exit> {
  const total = sealed.reduce((sum, { expected }) => sum + expected, 0);
  const progress = call.progress('Sending', total);
  let interrupted = false;
  void call.interrupted.then(() => (interrupted = true));
  for (;;) {
    const counts = await Promise.all(sealed.map(({ id }) => deliveryCounts(store, id)));
    const of = (state: keyof (typeof counts)[number]): number =>
      counts.reduce((sum, count) => sum + count[state], 0);
    const settled = of('sent') + of('failed') + of('uncertain') + of('suppressed');
    const halted = await haltedOf(store, sealed);
    progress.to(settled);
    if (settled < total && halted.length === 0 && !interrupted) {
      await wait(500);
      continue;
    }
    progress.end();
    const left = total - settled;
    call.note(
      `${of('sent')} sent, ${of('failed')} failed, ${of('uncertain')} uncertain, ${of('suppressed')} left or suppressed since${left === 0 ? '' : `; ${left} ${left === 1 ? 'is' : 'are'} still to go`}.`,
    );
    for (const id of halted) call.note(`Issue ${id} is halted: "updates show ${id}" says why.`);
    return of('failed') + of('uncertain') > 0 || halted.length > 0 ? exits.partly : exits.done;
  }
}

async function haltedOf(store: Store, sealed: readonly SealedIssue[]): Promise<number[]> {
  if (sealed.length === 0) return [];
  const rows = await store.db
    .selectFrom('issues')
    .select('id')
    .where(
      'id',
      'in',
      sealed.map(({ id }) => id),
    )
    .where('state', '=', 'halted')
    .execute();
  return rows.map(({ id }) => id);
}
