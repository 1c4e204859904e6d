import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { site } from '../../src/site.ts';
import { UsageError } from '../../src/command-line/arguments.ts';
import { frameFrom } from './build-frame.ts';
import type { Frame } from './build-frame.ts';
import { buildOptions } from './build-options.ts';
import type { BuildOptions } from './build-options.ts';
import { plot } from './build-plot.ts';
import { measured } from './build-process.ts';
import type { Run } from './build-process.ts';
import { report } from './build-results.ts';
import type { Result } from './build-results.ts';
import { Site, scenarioNames } from './build-scenarios.ts';
import {
  eleventySite,
  hugoSite,
  ourSite,
  outputFolder,
  plainAstroSite,
  version,
} from './build-systems.ts';
import type { System } from './build-systems.ts';
import { generatedArticle } from './generated-articles-text.ts';

// How long a build takes, by size and by what changed, beside a plain Astro blog, Eleventy and Hugo building the same.
// npm run bench:build -- --sizes 100,1000 --rounds 3 --only cold,warm --peers astro,eleventy,hugo --whole
const root = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));
const framedArticles = 20;

try {
  await bench(buildOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function bench(options: BuildOptions): Promise<void> {
  const peers = await peersOf(options);
  const systems = [ourSite(false), ...(options.whole ? [ourSite(true)] : []), ...peers];
  const results: Result[] = [];
  for (const articles of options.sizes) {
    results.push(...(await measureSize(systems, articles, options)));
  }
  const names = peers.map(({ name }) => name);
  say(`\n${report(results, names)}\n`);
  await save(results, options.seed);
}

/** Every scenario of every system in every round; those of one scenario stand next to each other in time. */
async function measureSize(
  systems: readonly System[],
  articles: number,
  { rounds, scenarios, seed }: BuildOptions,
): Promise<readonly Result[]> {
  const folder = (place: number): string => join(root, String(articles), String(place));
  const sites = systems.map((system, place) => new Site(system, folder(place), seed, articles));
  const runs = new Map(scenarios.map((scenario) => [scenario, sites.map((): Run[] => [])]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const site of sites) {
      site.restore();
      // What isn't built from nothing needs a build to start from.
      if (!scenarios.includes('cold')) await run(site);
    }
    for (const [scenario, ofSites] of runs) {
      for (let turn = 0; turn < sites.length; turn += 1) {
        // Nobody always goes first.
        const place = (turn + round) % sites.length;
        const [site, ofSite] = [sites[place], ofSites[place]];
        if (!site || !ofSite) continue;
        const check = site.happen(scenario, `mark-${round}-${scenario}`);
        const result = await run(site);
        check();
        ofSite.push(result);
        say(
          `${articles} articles, round ${round}, ${scenarioNames[scenario].toLowerCase()}: ${site.system.name} ${result.seconds.toFixed(2)} s`,
        );
      }
    }
  }
  return [...runs].flatMap(([scenario, ofSites]) =>
    ofSites.map((ofSite, place) => ({
      system: systems[place]?.name ?? '',
      articles,
      scenario,
      runs: ofSite,
    })),
  );
}

function run({ system, folder }: Site): Promise<Run> {
  return measured({ ...system.command, folder });
}

/** The peers, which need a page of ours to cut their frame from. */
async function peersOf({ peers, seed }: BuildOptions): Promise<readonly System[]> {
  if (peers.length === 0) return [];
  const frame = await ourFrame(seed);
  const hugo = peers.includes('hugo') ? hugoSite(frame) : undefined;
  if (peers.includes('hugo') && !hugo) say('There is no hugo on the PATH: measuring without it.');
  return [
    ...(peers.includes('astro') ? [plainAstroSite(frame)] : []),
    ...(peers.includes('eleventy') ? [eleventySite(frame)] : []),
    ...(hugo ? [hugo] : []),
  ];
}

async function ourFrame(seed: number): Promise<Frame> {
  const one = new Site(ourSite(false), join(root, 'frame'), seed, framedArticles);
  await run(one);
  const { slug, title } = generatedArticle(seed, 0, framedArticles);
  const page = (path: string): string =>
    readFileSync(join(one.folder, outputFolder, path, 'index.html'), 'utf8');
  const path = `/articles/${slug}/`;
  return frameFrom(page('.'), page(path), title, new URL(path, site.url).href);
}

async function save(results: readonly Result[], seed: number): Promise<void> {
  const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const [processor] = cpus();
  const record = {
    date: new Date().toISOString().slice(0, 10),
    machine: {
      processor: processor?.model ?? 'unknown',
      cores: cpus().length,
      memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    },
    versions: { node: process.versions.node, astro: version('astro') },
    seed,
    results,
  };
  const style = await resolveConfig(file('build.json'));
  writeFileSync(
    file('build.json'),
    await format(JSON.stringify(record), { ...style, parser: 'json' }),
  );
  writeFileSync(file('build.svg'), plot(results));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
