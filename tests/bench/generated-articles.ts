import { readArguments } from '../../src/command-line/arguments.ts';
import { writeContent } from './generated-articles-files.ts';

// A content folder of any size: node tests/bench/generated-articles.ts --count 10000 --seed 1 --to FOLDER
// It is built with CONTENT_FOLDER=FOLDER npm run build.
const written = readArguments(
  process.argv.slice(2),
  { count: { type: 'string' }, seed: { type: 'string' }, to: { type: 'string' } },
  [0, 0],
  'Write --count 1000 --seed 1 --to FOLDER.',
);
const folder = written.text('to');
if (folder === undefined) throw new Error('Name the folder to write: --to FOLDER.');
const count = Number(written.text('count') ?? 1_000);
const seed = Number(written.text('seed') ?? 1);
writeContent(folder, seed, count, 'this site');
process.stdout.write(`${count} articles of seed ${seed} in ${folder}\n`);
