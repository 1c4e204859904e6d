import { planUpdates } from '../../issues/planning.ts';
import { sendTest } from '../../issues/test-mail.ts';
import { readManifest } from '../../manifest.ts';
import { readSecrets } from '../../secrets.ts';
import { reasonNotToSend } from '../../worker/way-out.ts';
import { CommandEnd, addressOrEnd, exits, withStore } from '../command.ts';
import type { Command } from '../command.ts';

/** `updates test` */
export const test: Command = {
  synopsis: 'ARTICLE --to ADDRESS',
  about: [
    'Sends one real mail of an article, by the id in its front matter, exactly as readers would get it. It is recorded as a test: it is nobody’s copy, and the article can still be sent to everybody. The links at its foot are your own if you are a reader; otherwise they lead to nobody.',
  ],
  options: { to: { type: 'string', value: 'ADDRESS', about: 'who gets it' } },
  takes: [1, 1],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const { settings, now } = call;
      const reason = reasonNotToSend(settings);
      if (reason) throw new CommandEnd(exits.usage, reason);
      const to = addressOrEnd(call, call.text('to'));
      const plan = await planUpdates(store, await readManifest(settings.manifest), {
        articles: [call.positionals[0] ?? ''],
        evenIfSent: true,
        now,
        postalAddress: settings.postalAddress,
      });
      const [planned] = plan.articles;
      if (!planned) throw new CommandEnd(exits.usage, 'There is no such article.');
      const secrets = readSecrets(settings.directory);
      const { issue, state, reply } = await sendTest(
        { store, settings, secrets },
        { articleId: planned.article.id, content: planned.content },
        { address: to.address, emailKey: to.key },
        now,
      );
      const ends = { sent: 'sent', failed: 'not sent', uncertain: 'sent, or not: nobody knows' };
      call.result({ issue, state, reply }, [
        `Test ${issue}, "${planned.content.subject}" to ${to.address.address}: ${ends[state]}. ${reply}`,
        ...plan.warnings.map((warning) => `Look first: ${warning}`),
      ]);
      return state === 'sent' ? exits.done : exits.failed;
    }),
};
