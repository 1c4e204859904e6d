import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

// What the pages that list articles weigh, in brotli, the heaviest of each kind: of a built site of any size.
// node tests/bench/page-weights.ts [FOLDER], "dist" without one.
const folder = process.argv[2] ?? 'dist';

const kinds = {
  'the home page': 'index.html',
  'an article': 'articles/*/index.html',
  'the archive': 'archive/index.html',
  'a year': 'archive/*/index.html',
  'a month': 'archive/*/*/index.html',
  'a topic': 'topics/*/index.html',
  'a year of a topic': 'topics/*/*/index.html',
  'the search page': 'search/index.html',
  'llms.txt': 'llms.txt',
  'the words of the search': 'search/words.json',
};

// Enough to find the heaviest: pages of one kind differ by their length.
const longest = 5;

process.stdout.write('| kind | files | the heaviest | brotli |\n| --- | --- | --- | --- |\n');
for (const [kind, pattern] of Object.entries(kinds)) {
  const files = globSync(pattern, { cwd: folder })
    .map((file) => ({ file, content: readFileSync(join(folder, file)) }))
    .toSorted((one, other) => other.content.length - one.content.length);
  const [heaviest] = files
    .slice(0, longest)
    .map(({ file, content }) => ({ file, weight: brotliCompressSync(content).length }))
    .toSorted((one, other) => other.weight - one.weight);
  if (!heaviest) continue;
  const weight = `${(heaviest.weight / 1024).toFixed(1)} KB`;
  process.stdout.write(`| ${[kind, files.length, heaviest.file, weight].join(' | ')} |\n`);
}
