import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { buildTime } from '../../clock.ts';
import { UsageError } from '../../command-line/arguments.ts';
import { environment } from '../../environment.ts';
import { exits, runAuthorCommand } from '../author-command.ts';
import { checkBuiltSite, checkSite } from './check-site.ts';
import { inReadingOrder, isAtLeast, levels } from './finding.ts';
import type { Level } from './finding.ts';
import { counts, findingsAsText } from './findings-as-text.ts';
import { cacheFolder, contentFolder } from '../../articles/content-folder.ts';
import type { WrittenSite } from './site/written-site.ts';

await runAuthorCommand({
  name: 'check',
  synopsis: '[FILE…] [--level LEVEL] [--json] [--site-folder FOLDER]',
  about: [
    'Reads every article, page and topic before readers do: links, pictures, headings, leftovers, the numbers of calculators and much else. Drafts and future articles too; a draft’s errors are only warnings, unless they stop the build.',
    'FILE is an article by its path or its name, such as the-twenty-k-week; without any it is the whole site. Where a built site lies, what only built pages tell is checked as well.',
  ],
  options: {
    level: {
      type: 'string',
      value: 'LEVEL',
      about: 'the least to show: error, warning or hint (hint when it isn’t given)',
    },
    json: { type: 'boolean', about: 'print the findings as a JSON array' },
    'site-folder': {
      type: 'string',
      value: 'FOLDER',
      about: 'the built site (dist when it isn’t given)',
    },
  },
  takes: [0, Infinity],
  exits: ['0  no errors', '1  there are errors', '2  the command line can’t be used'],
  async run(call) {
    const least = levelNamed(call.text('level') ?? 'hint');
    const folder = call.text('site-folder') ?? 'dist';
    if (call.text('site-folder') !== undefined && !existsSync(folder)) {
      throw new UsageError(
        `There is no folder ${folder}: build the site first, or leave --site-folder out.`,
      );
    }
    const checked = await checkSite({ content: contentFolder, cache: cacheFolder, now: buildTime });
    if (checked.site.files.length === 0) {
      throw new UsageError(`There are no articles in ${contentFolder}: is CONTENT_FOLDER right?`);
    }
    const asked = filesNamed(call.positionals, checked.site);
    const built = await checkBuiltSite(checked.site, folder);
    const findings = [...checked.findings, ...built]
      .filter(({ file, level }) => asked.has(file) && isAtLeast(level, least))
      .toSorted(inReadingOrder);
    if (call.on('json')) call.print(JSON.stringify(findings, null, 2));
    else if (findings.length > 0) call.print(findingsAsText(findings, isColoured()));
    else
      call.print(`${counts(findings)} in ${asked.size === 1 ? '1 file' : `${asked.size} files`}.`);
    return findings.some(({ level }) => level === 'error') ? exits.wrong : exits.done;
  },
});

function levelNamed(name: string): Level {
  const level = levels.find((candidate) => candidate === name);
  if (!level) throw new UsageError(`"${name}" is no level: write ${levels.join(', ')}.`);
  return level;
}

/** The files an author names by path, folder or slug; all of them when none is named. */
function filesNamed(names: readonly string[], { files }: WrittenSite): ReadonlySet<string> {
  if (names.length === 0) return new Set(files.map(({ file }) => file));
  return new Set(
    names.flatMap((name) => {
      const path = relative('.', resolve(name)).replaceAll('\\', '/');
      const named = files.filter(
        ({ file, slug }) => file === path || file === `${path}/index.mdx` || slug === name,
      );
      if (named.length === 0) {
        throw new UsageError(
          `There is no "${name}" in ${contentFolder}: write a path such as content/articles/the-twenty-k-week.mdx, or an article's name.`,
        );
      }
      return named.map(({ file }) => file);
    }),
  );
}

function isColoured(): boolean {
  return process.stdout.isTTY && !environment['NO_COLOR'];
}
