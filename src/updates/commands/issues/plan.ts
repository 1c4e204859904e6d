import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planUpdates } from '../../issues/planning.ts';
import type { Plan, PlannedArticle } from '../../issues/planning.ts';
import { readManifest } from '../../manifest.ts';
import { counted, exits, withStore } from '../command.ts';
import type { Call, Command } from '../command.ts';
import { asSample } from '../../mail/placeholders.ts';

/** The option that names articles by hand, for `plan` and `send`. */
export const articleOption = {
  type: 'string',
  multiple: true,
  value: 'ID',
  about: 'this article, by the id in its front matter, in place of what is new; may be repeated',
} as const;

/** `updates plan` */
export const plan: Command = {
  synopsis: '[--article ID]…',
  about: [
    'Reads the manifest of the last build and says which articles are new, how many readers would get each, and what to look at first. A sample of each mail is written as HTML and as text.',
  ],
  options: { article: articleOption },
  takes: [0, 0],
  run: (call) =>
    withStore(call.settings, async (store) => {
      const found = await planUpdates(
        store,
        await readManifest(call.settings.manifest),
        choice(call),
      );
      const samples = await Promise.all(found.articles.map((planned) => sample(call, planned)));
      call.result(summaryOf(found, samples), planLines(found, samples));
      return exits.done;
    }),
};

/** What the operator chose, as the core takes it. */
export function choice(call: Call) {
  const articles = call.texts('article');
  return {
    ...(articles.length > 0 ? { articles } : {}),
    now: call.now,
    postalAddress: call.settings.postalAddress,
  };
}

/** The plan in lines. */
export function planLines(found: Plan, samples: readonly string[] = []): string[] {
  if (found.first && !found.chosen)
    return [
      `This service sees the site for the first time: its ${history(found.manifest.articles.length)} mailed to nobody.`,
      'Articles published from now on are news. To mail an older one, name it: --article ID',
    ];
  if (found.articles.length === 0) return ['Nothing is new: there is nothing to send.'];
  return [
    ...found.articles.flatMap(({ article, content, readers }, place) => [
      `${article.title}  (${article.id})`,
      `  ${article.url}`,
      `  subject "${content.subject}", to ${counted(readers, 'reader')} now`,
      ...(samples[place] ? [`  sample: ${samples[place]}`] : []),
    ]),
    `Digests bring ${found.articles.length === 1 ? 'it' : 'them'} to ${counted(found.readers.weekly, 'weekly reader')} and ${counted(found.readers.monthly, 'monthly reader')}.`,
    ...(found.nobody ? ['Nobody on the list would get anything: "send" refuses that.'] : []),
    ...found.warnings.map((warning) => `Look first: ${warning}`),
  ];
}

function history(articles: number): string {
  return articles === 1
    ? '1 article is history and is'
    : `${articles} articles are history and are`;
}

function summaryOf({ first, articles, readers, needsConsent, warnings }: Plan, samples: string[]) {
  return {
    first,
    articles: articles.map(({ article, content, readers: count }, place) => ({
      id: article.id,
      title: article.title,
      url: article.url,
      subject: content.subject,
      readers: count,
      sample: samples[place],
    })),
    readers,
    needsConsent,
    warnings,
  };
}

async function sample(call: Call, { article, content }: PlannedArticle): Promise<string> {
  const directory = join(call.settings.directory, 'samples');
  await mkdir(directory, { recursive: true });
  const path = join(directory, `${article.id}.html`);
  await writeFile(path, asSample(content.html));
  await writeFile(join(directory, `${article.id}.txt`), asSample(content.text));
  return path;
}
