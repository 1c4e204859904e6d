import type { Run } from './build-process.ts';
import { scenarioNames, scenarios } from './build-scenarios.ts';
import type { Scenario } from './build-scenarios.ts';

/** The runs of one system in one scenario at one size, a round an entry. */
export interface Result {
  readonly system: string;
  readonly articles: number;
  readonly scenario: Scenario;
  readonly runs: readonly Run[];
}

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
  return (lower + upper) / 2;
};

/** The seconds of a result: its median. */
export const secondsOf = ({ runs }: Result): number => median(runs.map(({ seconds }) => seconds));

/**
 * How many times as long one result took as another: the median of the rounds' own ratios, because runs of one
 * round stand close together in time and share whatever else the machine was doing.
 */
export function ratio(one: Result, other: Result): number {
  return median(
    one.runs.map(({ seconds }, round) => seconds / (other.runs[round]?.seconds ?? NaN)),
  );
}

/**
 * All results as a table, and under it how time grows with size and what the builds say of their steps.
 * @param peers the systems the others are compared with.
 */
export function report(results: readonly Result[], peers: readonly string[]): string {
  return [table(results, peers), growth(results), phases(results)].join('\n\n');
}

function table(results: readonly Result[], peers: readonly string[]): string {
  const head = ['articles', 'scenario', 'system', 'median', 'spread', 'memory'];
  const rows = results
    .toSorted(byPlace)
    .map((result) => [
      result.articles.toLocaleString('en-US'),
      scenarioNames[result.scenario],
      result.system,
      `${secondsOf(result).toFixed(2)} s`,
      spread(result.runs),
      memory(result.runs),
      ...peers.map((peer) => times(result, sameOf(results, result, { system: peer }))),
    ]);
  return markdownTable([...head, ...peers.map((peer) => `to ${peer}`)], rows);
}

/** From each size to the next one: how much longer, and what an article takes then, as a share of before. */
function growth(results: readonly Result[]): string {
  const sizes = [...new Set(results.map(({ articles }) => articles))].toSorted((a, b) => a - b);
  const rows = sizes.flatMap((larger, index) => {
    const smaller = sizes[index - 1];
    if (smaller === undefined) return [];
    return results
      .filter(({ articles }) => articles === larger)
      .toSorted(byPlace)
      .flatMap((result) => {
        const before = sameOf(results, result, { articles: smaller });
        if (!before) return [];
        const grown = secondsOf(result) / secondsOf(before);
        return [
          [
            `${smaller.toLocaleString('en-US')} to ${larger.toLocaleString('en-US')}`,
            scenarioNames[result.scenario],
            result.system,
            `${grown.toFixed(2)} ×`,
            `${((grown * smaller) / larger).toFixed(2)} ×`,
          ],
        ];
      });
  });
  return rows.length === 0
    ? 'Growth shows with two sizes.'
    : markdownTable(['growth', 'scenario', 'system', 'whole build', 'time an article'], rows);
}

function phases(results: readonly Result[]): string {
  const rows = results.toSorted(byPlace).flatMap((result) => {
    const names = new Set(result.runs.flatMap((run) => Object.keys(run.phases)));
    return [...names].map((name) => [
      result.articles.toLocaleString('en-US'),
      scenarioNames[result.scenario],
      result.system,
      name,
      `${median(result.runs.flatMap((run) => run.phases[name] ?? [])).toFixed(2)} s`,
    ]);
  });
  return markdownTable(['articles', 'scenario', 'system', 'step', 'median'], rows);
}

/** The result that differs from another in what is named, and in nothing else. */
export function sameOf(
  results: readonly Result[],
  { system, articles, scenario }: Result,
  other: Partial<Pick<Result, 'system' | 'articles'>>,
): Result | undefined {
  const wanted = { system, articles, scenario, ...other };
  return results.find(
    (result) =>
      result.system === wanted.system &&
      result.articles === wanted.articles &&
      result.scenario === wanted.scenario,
  );
}

function byPlace(one: Result, other: Result): number {
  return (
    one.articles - other.articles ||
    scenarios.indexOf(one.scenario) - scenarios.indexOf(other.scenario)
  );
}

const times = (one: Result, other: Result | undefined): string =>
  other && other !== one ? `${ratio(one, other).toFixed(2)} ×` : '';

function spread(runs: readonly Run[]): string {
  const seconds = runs.map((run) => run.seconds);
  return `${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)}`;
}

function memory(runs: readonly Run[]): string {
  const most = Math.max(...runs.map(({ megabytes }) => megabytes ?? 0));
  return most > 0 ? `${most.toLocaleString('en-US')} MiB` : 'unknown';
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...rows].map(line).join('\n');
}
