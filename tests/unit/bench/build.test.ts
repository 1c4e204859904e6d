import { parser } from 'sax';
import { expect, test } from 'vitest';
import { buildOptions } from '../../bench/build-options.ts';
import { plot } from '../../bench/build-plot.ts';
import { phasesIn } from '../../bench/build-process.ts';
import { ratio, report } from '../../bench/build-results.ts';
import type { Result } from '../../bench/build-results.ts';

const result = (system: string, articles: number, ...seconds: number[]): Result => ({
  system,
  articles,
  scenario: 'cold',
  runs: seconds.map((each) => ({ seconds: each, megabytes: 100, phases: { Total: each / 2 } })),
});

const results = [
  result('Ours & <co>', 1_000, 4, 2, 3),
  result('Ours & <co>', 10_000, 20, 24, 22),
  result('Peer', 1_000, 2, 1, 1),
  result('Peer', 10_000, 11, 11, 11),
];

test('the plot is well-formed SVG with a line a system, and every value inside its frame', () => {
  const circles: { cx: number; cy: number }[] = [];
  const texts: string[] = [];
  const reader = parser(true);
  reader.onerror = (error) => {
    throw error;
  };
  reader.onopentag = ({ name, attributes }) => {
    if (name === 'circle') {
      circles.push({ cx: Number(attributes['cx']), cy: Number(attributes['cy']) });
    }
  };
  reader.ontext = (text) => texts.push(text);
  reader.write(plot(results)).close();
  expect(circles).toHaveLength(results.length);
  for (const { cx, cy } of circles) {
    expect(cx).toBeGreaterThanOrEqual(0);
    expect(cx).toBeLessThanOrEqual(320);
    expect(cy).toBeGreaterThanOrEqual(0);
    expect(cy).toBeLessThanOrEqual(270);
  }
  expect(texts).toContain('Ours & <co>');
  expect(texts).toContain('22 s');
  // Ten times as long is one step down on both: 2 s for 1,000 stands lower than 11 s for 10,000.
  expect(circles[3]?.cy).toBeLessThan(circles[2]?.cy ?? 0);
});

test('one size and one system can be drawn', () => {
  expect(plot([result('Ours', 100, 1)])).not.toContain('NaN');
});

test('a ratio is the median of the ratios of rounds, not the ratio of medians', () => {
  expect(ratio(result('Ours', 1, 10, 30, 20), result('Peer', 1, 10, 10, 40))).toBe(1);
});

test('the report compares with each peer and tells how time grows', () => {
  const text = report(results, ['Peer']);
  expect(text).toMatch(
    /10,000 +\| From nothing +\| Ours & <co> +\| 22\.00 s +\| 20\.00–24\.00 +\|.*2\.00 ×/,
  );
  expect(text).toMatch(/1,000 to 10,000 +\| From nothing +\| Ours & <co> +\| 7\.33 × +\| 0\.73 ×/);
});

test('steps are read from lines that tell a time, whatever else the lines count', () => {
  const output = [
    '09:12:17 [build] 227 page(s) built in 1m 23s',
    '09:12:18 [search-index] 1,227 pages indexed in 746 ms',
    '[11ty] Wrote 321 files in 2.62 seconds (8.2ms each)',
    '09:12:17   ├─ /topics/pipeline/index.html (+7ms)',
    'Total in 1348 ms',
  ];
  expect(phasesIn(output.join('\n'))).toEqual({
    '[build] … page(s) built': 83,
    '[search-index] … pages indexed': 0.746,
    '[11ty] Wrote … files': 2.62,
    Total: 1.348,
  });
});

test('options that can’t be used are refused with what can', () => {
  expect(buildOptions(['--sizes', '5,50', '--peers', ''])).toMatchObject({
    sizes: [5, 50],
    peers: [],
    rounds: 3,
  });
  expect(() => buildOptions(['--only', 'lukewarm'])).toThrow(/takes cold, warm, .* not "lukewarm"/);
  expect(() => buildOptions(['--sizes', '1k'])).toThrow(/whole numbers above 0, not "1k"/);
});
