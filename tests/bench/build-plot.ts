import { secondsOf } from './build-results.ts';
import type { Result } from './build-results.ts';
import { scenarioNames, scenarios } from './build-scenarios.ts';

// The site's own ink, marker and paper; a picture in a README can't read its style sheet.
const colors = {
  paper: '#fffefa',
  ink: '#15140f',
  graphite: '#595548',
  rule: '#dcd7c6',
  marker: '#ffd83d',
  others: ['#1f3fbf', '#b3261e', '#595548'],
} as const;

const panel = { width: 300, height: 330, left: 52, right: 96, top: 96, bottom: 52 };
const inner = {
  width: panel.width - panel.left - panel.right + 60,
  height: panel.height - panel.top - panel.bottom,
};
const marginRight = 16;
const lineGap = 15;

/**
 * Seconds by number of articles, both by powers of ten, a panel a scenario and a line a system. The first
 * system's lines are drawn with the marker.
 * @returns an SVG that needs nothing else.
 */
export function plot(results: readonly Result[]): string {
  const shown = scenarios.filter((scenario) => results.some((one) => one.scenario === scenario));
  const systems = [...new Set(results.map(({ system }) => system))];
  const scale = scaleOf(results);
  const width = shown.length * panel.width + marginRight;
  const height = panel.height;
  const panels = shown.map((scenario, index) => {
    const inPanel = results.filter((result) => result.scenario === scenario);
    const lines = systems.map((system, place) =>
      line(
        inPanel.filter((result) => result.system === system),
        place,
        scale,
      ),
    );
    return [
      `<g transform="translate(${index * panel.width} 0)">`,
      `<text x="${panel.left}" y="${panel.top - 16}" class="scenario">${scenarioNames[scenario]}</text>`,
      grid(scale, index === 0),
      ...lines,
      endLabels(inPanel, systems, scale),
      '</g>',
    ].join('\n');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" fill="${colors.graphite}" role="img" aria-labelledby="title summary">`,
    '<title id="title">How long a build takes, by number of articles</title>',
    `<desc id="summary">${escaped(summary(results))}</desc>`,
    `<style>text{font:13px system-ui,sans-serif}.title{font:800 22px system-ui,sans-serif;fill:${colors.ink}}.scenario{font:700 15px system-ui,sans-serif;fill:${colors.ink}}.first{font-weight:700;fill:${colors.ink}}</style>`,
    `<rect width="${width}" height="${height}" fill="${colors.paper}"/>`,
    `<text x="16" y="36" class="title">How long a build takes, by number of articles</text>`,
    legend(systems),
    ...panels,
    '</svg>',
    '',
  ].join('\n');
}

interface Scale {
  readonly sizes: readonly number[];
  readonly ticks: readonly number[];
  x(articles: number): number;
  y(seconds: number): number;
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
    x: (articles) => panel.left + ((Math.log10(articles) - first) / span) * inner.width,
    y: (value) => panel.top + ((most - Math.log10(value)) / (most - least)) * inner.height,
  };
}

function grid({ sizes, ticks, x, y }: Scale, labelled: boolean): string {
  const bottom = panel.top + inner.height;
  const right = panel.left + inner.width;
  return [
    ...ticks.map(
      (tick) =>
        `<path d="M${panel.left} ${at(y(tick))}H${right}" stroke="${colors.rule}"/><text x="${panel.left - 8}" y="${at(y(tick) + 4)}" text-anchor="end">${seconds(tick)}</text>`,
    ),
    ...sizes.map(
      (size) =>
        `<path d="M${at(x(size))} ${bottom}v6" stroke="${colors.ink}"/><text x="${at(x(size))}" y="${bottom + 22}" text-anchor="middle">${size.toLocaleString('en-US')}</text>`,
    ),
    `<path d="M${panel.left} ${bottom}H${right}" stroke="${colors.ink}" stroke-width="2.5"/>`,
    labelled ? `<text x="${panel.left}" y="${bottom + 42}">articles</text>` : '',
  ].join('');
}

function line(results: readonly Result[], place: number, { x, y }: Scale): string {
  const points = results
    .toSorted((one, other) => one.articles - other.articles)
    .map((result) => [at(x(result.articles)), at(y(secondsOf(result)))] as const);
  if (points.length === 0) return '';
  const path = `M${points.map((point) => point.join(' ')).join('L')}`;
  const color = colorOf(place);
  const marker =
    place === 0
      ? `<path d="${path}" fill="none" stroke="${colors.marker}" stroke-width="12" stroke-linecap="round" stroke-linejoin="round"/>`
      : '';
  const dashes = place === 0 ? '' : ` stroke-dasharray="${place === 1 ? '7 4' : '2 4'}"`;
  const dots = points.map(
    ([left, top]) => `<circle cx="${left}" cy="${top}" r="3.5" fill="${color}"/>`,
  );
  return `${marker}<path d="${path}" fill="none" stroke="${color}" stroke-width="2.5"${dashes}/>${dots.join('')}`;
}

/** The seconds at the largest size, beside the line's end, moved apart where they would touch. */
function endLabels(
  results: readonly Result[],
  systems: readonly string[],
  { sizes, x, y }: Scale,
): string {
  const largest = sizes.at(-1);
  let free = -Infinity;
  return results
    .filter(({ articles }) => articles === largest)
    .toSorted((one, other) => secondsOf(other) - secondsOf(one))
    .map((result) => {
      const place = systems.indexOf(result.system);
      const top = Math.max(y(secondsOf(result)) + 4, free + lineGap);
      free = top;
      return `<text x="${at(x(result.articles) + 10)}" y="${at(top)}"${place === 0 ? ' class="first"' : ` fill="${colorOf(place)}"`}>${seconds(secondsOf(result))}</text>`;
    })
    .join('');
}

function legend(systems: readonly string[]): string {
  const gap = 28;
  let left = 16;
  return systems
    .map((system, place) => {
      const start = left;
      left += gap + 14 + system.length * 7.2 + gap;
      const marker =
        place === 0
          ? `<path d="M${at(start)} 55h${gap}" stroke="${colors.marker}" stroke-width="12" stroke-linecap="round"/>`
          : '';
      const dashes = place === 0 ? '' : ` stroke-dasharray="${place === 1 ? '7 4' : '2 4'}"`;
      return `${marker}<path d="M${at(start)} 55h${gap}" stroke="${colorOf(place)}" stroke-width="2.5"${dashes}/><text x="${at(start + gap + 10)}" y="59"${place === 0 ? ' class="first"' : ''}>${escaped(system)}</text>`;
    })
    .join('');
}

function summary(results: readonly Result[]): string {
  const largest = Math.max(...results.map(({ articles }) => articles));
  return results
    .filter(({ articles }) => articles === largest)
    .map(
      (result) =>
        `${scenarioNames[result.scenario]}, ${largest.toLocaleString('en-US')} articles: ${result.system} ${seconds(secondsOf(result))}.`,
    )
    .join(' ');
}

const colorOf = (place: number): string =>
  place === 0 ? colors.ink : (colors.others[(place - 1) % colors.others.length] ?? colors.ink);

const at = (length: number): number => Math.round(length * 10) / 10;

const seconds = (value: number): string =>
  `${value < 10 ? Number(value.toFixed(value < 1 ? 2 : 1)) : Math.round(value)} s`;

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
