import { setTimeout as wait } from 'node:timers/promises';
import { checkLivePages, planUpdates } from '../../issues/plan.ts';
import { sealPlan } from '../../issues/sealing.ts';
import type { SealedIssue } from '../../issues/sealing.ts';
import { deliveryCounts } from '../../issues/status.ts';
import { readManifest } from '../../manifest.ts';
import type { Store } from '../../store/open-store.ts';
import { CommandEnd, counted, exits, withStore } from '../command.ts';
import type { Call, Command, Exit } from '../command.ts';
import { articleOption, choice, planLines } from './plan.ts';

/** `updates send` */
export const send: Command = {
  synopsis: '[--article ID]… [--yes] [--no-hold] [--wait]',
  about: [
    'First looks whether every page readers will be led to is online with the very text of the build. Then freezes each mail and its list of readers, in one step: from there on no edit, rename or second `send` can send it again.',
    'Nothing leaves before the hold is over (15 minutes, or UPDATES_HOLD_MINUTES); until then `cancel` takes it back. The worker, which `npm start` and `serve` bring along, does the sending.',
    'With more than two new articles it stops and asks, as that is more often a mistake than a busy week.',
  ],
  options: {
    article: articleOption,
    yes: { type: 'boolean', about: 'more than two articles at once are meant' },
    'no-hold': { type: 'boolean', about: 'let the worker begin at once: there is no taking back' },
    site: {
      type: 'string',
      value: 'URL',
      about: 'look for the pages here in place of their own host, such as http://localhost:4321',
    },
    wait: { type: 'boolean', about: 'show the progress until everything is settled' },
  },
  takes: [0, 0],
  exits: ['4  with --wait: sent, but some mails failed or are uncertain'],
  run: (call) => withStore(call.settings, (store) => sendWith(call, store)),
};

async function sendWith(call: Call, store: Store): Promise<Exit> {
  const plan = await planUpdates(store, await readManifest(call.settings.manifest), choice(call));
  if (plan.needsConsent && !call.on('yes')) {
    for (const line of planLines(plan)) call.note(line);
    throw new CommandEnd(
      exits.decide,
      `${plan.articles.length} articles at once: nothing was sent. Send them with --yes, or fewer with --article ID.`,
    );
  }
  const problems = await checkLivePages(plan, call.text('site'));
  if (problems.length > 0)
    throw new CommandEnd(exits.failed, ['Nothing was sent:', ...problems].join('\n'));
  const hold = call.on('no-hold') ? 0 : call.settings.hold;
  const sealed = await sealPlan(store, plan, { now: call.now, hold });
  call.result({ first: plan.first, issues: sealed }, lines(sealed, planLines(plan)));
  return call.on('wait') ? await follow(call, store, sealed) : exits.done;
}

function lines(sealed: readonly SealedIssue[], plan: readonly string[]): readonly string[] {
  if (sealed.length === 0) return plan;
  return sealed.flatMap(({ id, subject, expected, holdUntil }) => [
    `Issue ${id} is sealed: "${subject}" to ${counted(expected, 'reader')}.`,
    holdUntil > Date.now()
      ? `  It leaves after ${new Date(holdUntil).toISOString().slice(11, 16)} UTC. Take it back until then: npm run updates -- cancel ${id}`
      : '  The worker sends it now.',
  ]);
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
    progress.to(settled);
    if (settled < total && !interrupted) {
      await wait(500);
      continue;
    }
    progress.end();
    call.note(
      `${of('sent')} sent, ${of('failed')} failed, ${of('uncertain')} uncertain, ${of('suppressed')} left or suppressed since${settled < total ? `; ${total - settled} are still to go, without this command` : ''}.`,
    );
    return of('failed') + of('uncertain') > 0 ? exits.partly : exits.done;
  }
}
