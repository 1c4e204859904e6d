import { secondsOf } from './build-results.ts';
import type { Result } from './build-results.ts';
import { scenarioNames, scenarios } from './build-scenarios.ts';

// The site's own paper, ink and marker: a picture in a README can't read its style sheet.
const paper = '#fffefa';
const ink = '#15140f';
const graphite = '#595548';
const rule = '#dcd7c6';
const marker = '#ffd83d';

/** How a system's line is drawn, in the order systems are named; the first is marked besides. */
const pens = [
  { color: ink, dashes: 'none' },
  { color: '#1f3fbf', dashes: '9 5' },
  { color: '#b3261e', dashes: '3 5' },
  { color: graphite, dashes: '12 4 2 4' },
  { color: '#1d6b3a', dashes: '2 3' },
] as const;

const columns = 3;
const panel = { width: 320, height: 270 };
const plotArea = { left: 60, top: 36, width: 190, height: 180 };
const head = { height: 96, left: 20 };
const bottom = plotArea.top + plotArea.height;
const lineGap = 18;
const legendGap = 24;
const sample = 30;

interface Scale {
  readonly sizes: readonly number[];
  readonly ticks: readonly number[];
  x(articles: number): number;
  y(seconds: number): number;
}

/**
 * Seconds by number of articles, both by powers of ten, a panel a scenario and a line a system. The first
 * system's lines are drawn with the marker.
 * @returns an SVG that needs nothing else.
 */
export function plot(results: readonly Result[]): string {
  const shown = scenarios.filter((scenario) => results.some((one) => one.scenario === scenario));
  const systems = [...new Set(results.map(({ system }) => system))];
  const scale = scaleOf(results);
  const width = panel.width * columns;
  const height = head.height + panel.height * Math.ceil(shown.length / columns);
  const panels = shown.map((scenario, place) => {
    const ofScenario = results.filter((result) => result.scenario === scenario);
    const left = (place % columns) * panel.width;
    const top = head.height + Math.floor(place / columns) * panel.height;
    return [
      `<g transform="translate(${left} ${top})">`,
      `<text x="${plotArea.left}" y="${plotArea.top - 16}" font-size="17" font-weight="700" fill="${ink}">${scenarioNames[scenario]}</text>`,
      grid(scale),
      ...systems.map((system, pen) =>
        line(
          ofScenario.filter((result) => result.system === system),
          pen,
          scale,
        ),
      ),
      endLabels(ofScenario, systems, scale),
      '</g>',
    ].join('\n');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="15" fill="${graphite}" role="img" aria-labelledby="title summary">`,
    '<title id="title">How long a build takes, by number of articles</title>',
    `<desc id="summary">${escaped(summary(results))}</desc>`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    `<text x="${head.left}" y="38" font-size="24" font-weight="800" fill="${ink}">How long a build takes, by number of articles</text>`,
    legend(systems),
    ...panels,
    '</svg>',
    '',
  ].join('\n');
}

function scaleOf(results: readonly Result[]): Scale {
  const sizes = [...new Set(results.map(({ articles }) => articles))].toSorted((a, b) => a - b);
  const seconds = results.map(secondsOf);
  const least = Math.floor(Math.log10(Math.min(...seconds)));
  const most = Math.max(least + 1, Math.ceil(Math.log10(Math.max(...seconds))));
  const first = Math.log10(sizes[0] ?? 1);
  const span = Math.log10(sizes.at(-1) ?? 1) - first || 1;
  return {
    sizes,
    ticks: Array.from({ length: most - least + 1 }, (_, step) => 10 ** (least + step)),
    x: (articles) => at(plotArea.left + ((Math.log10(articles) - first) / span) * plotArea.width),
    y: (value) =>
      at(plotArea.top + ((most - Math.log10(value)) / (most - least)) * plotArea.height),
  };
}

function grid({ sizes, ticks, x, y }: Scale): string {
  const right = plotArea.left + plotArea.width;
  return [
    ...ticks.map(
      (tick) =>
        `<path d="M${plotArea.left} ${y(tick)}H${right}" stroke="${rule}"/><text x="${plotArea.left - 8}" y="${y(tick) + 5}" text-anchor="end">${inSeconds(tick)}</text>`,
    ),
    ...sizes.map(
      (size) =>
        `<path d="M${x(size)} ${bottom}v6" stroke="${ink}"/><text x="${x(size)}" y="${bottom + 24}" text-anchor="middle">${size.toLocaleString('en-US')}</text>`,
    ),
    `<path d="M${plotArea.left} ${bottom}H${right}" stroke="${ink}" stroke-width="2.5"/>`,
  ].join('');
}

function line(results: readonly Result[], pen: number, { x, y }: Scale): string {
  const points = results
    .toSorted((one, other) => one.articles - other.articles)
    .map((result) => [x(result.articles), y(secondsOf(result))] as const);
  const dots = points.map(
    ([left, top]) => `<circle cx="${left}" cy="${top}" r="4" fill="${penOf(pen).color}"/>`,
  );
  return drawn(`M${points.map((point) => point.join(' ')).join('L')}`, pen) + dots.join('');
}

function drawn(path: string, pen: number): string {
  const { color, dashes } = penOf(pen);
  const marked =
    pen === 0
      ? `<path d="${path}" fill="none" stroke="${marker}" stroke-width="14" stroke-linecap="round" stroke-linejoin="round"/>`
      : '';
  return `${marked}<path d="${path}" fill="none" stroke="${color}" stroke-width="2.5" stroke-dasharray="${dashes}"/>`;
}

/** The seconds at the largest size, beside the end of each line, moved apart where they would touch. */
function endLabels(
  results: readonly Result[],
  systems: readonly string[],
  { sizes, x, y }: Scale,
): string {
  const slowestFirst = results
    .filter(({ articles }) => articles === sizes.at(-1))
    .toSorted((one, other) => secondsOf(other) - secondsOf(one));
  let free = -Infinity;
  return slowestFirst
    .map((result) => {
      const top = Math.max(y(secondsOf(result)) + 5, free);
      free = top + lineGap;
      const pen = systems.indexOf(result.system);
      return `<text x="${x(result.articles) + 14}" y="${top}" fill="${penOf(pen).color}"${weight(pen)}>${inSeconds(secondsOf(result))}</text>`;
    })
    .join('');
}

function legend(systems: readonly string[]): string {
  // The first system stands in bold.
  const letter = 9.6;
  const top = 68;
  let left = head.left + 6;
  return systems
    .map((system, pen) => {
      const start = left;
      left = at(start + sample + 12 + system.length * letter + legendGap);
      return `${drawn(`M${start} ${top}h${sample}`, pen)}<text x="${start + sample + 12}" y="${top + 5}" fill="${penOf(pen).color}"${weight(pen)}>${escaped(system)}</text>`;
    })
    .join('');
}

function summary(results: readonly Result[]): string {
  const largest = Math.max(...results.map(({ articles }) => articles));
  return results
    .filter(({ articles }) => articles === largest)
    .map(
      (result) =>
        `${scenarioNames[result.scenario]}, ${largest.toLocaleString('en-US')} articles: ${result.system} ${inSeconds(secondsOf(result))}.`,
    )
    .join(' ');
}

const penOf = (place: number) => pens[place % pens.length] ?? pens[0];

const weight = (pen: number): string => (pen === 0 ? ' font-weight="700"' : '');

const at = (length: number): number => Math.round(length * 10) / 10;

const inSeconds = (value: number): string =>
  `${value < 10 ? Number(value.toFixed(value < 1 ? 2 : 1)) : Math.round(value)} s`;

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
