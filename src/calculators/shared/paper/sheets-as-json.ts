import { questionsOf } from './paper.ts';
import type { Answers, Paper, Sheet } from './paper.ts';

/** Sheets that could be read, or a sentence that says why not. */
export type ReadSheets =
  | { readonly sheets: readonly Sheet[]; readonly problem?: never }
  | { readonly sheets?: never; readonly problem: string };

const VERSION = 1;
const MOST_SHEETS = 2_000;
/** The longest answer, in characters. Fields don't take more. */
export const LONGEST_ANSWER = 4_000;

/** Writes sheets as JSON. The saved file and what is kept on the device are this same text. */
export function sheetsToJson({ name }: Paper, sheets: readonly Sheet[]): string {
  return `${JSON.stringify({ format: name, version: VERSION, sheets }, null, 1)}\n`;
}

/**
 * Reads what `sheetsToJson` wrote. One sheet that can't be right refuses the whole: nothing is read by halves. Answers
 * to questions the paper doesn't have are left out.
 */
export function sheetsFromJson(paper: Paper, text: string): ReadSheets {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return refused('it is not complete JSON. It may be cut off: save it once more.');
  }
  if (valueOf(file, 'format') !== paper.name) {
    return refused(`it holds something else. Choose a file saved from “${paper.title}.”`);
  }
  if (valueOf(file, 'version') !== VERSION) {
    return refused(`its version isn’t ${VERSION}, the one this page reads.`);
  }
  const rows = valueOf(file, 'sheets');
  if (!Array.isArray(rows)) return refused(`its list of ${paper.sheet}s is missing.`);
  if (rows.length > MOST_SHEETS) return refused(`it holds ${rows.length} ${paper.sheet}s.`);
  const names = questionsOf(paper).map(({ name }) => name);
  const sheets = new Map<string, Sheet>();
  for (const [index, row] of rows.entries()) {
    const place = `${paper.sheet} ${index + 1} of the list`;
    const id = valueOf(row, 'id');
    if (typeof id !== 'string' || !/^[\da-z-]{1,40}$/.test(id)) {
      return refused(`${place} has no name that can be read.`);
    }
    if (sheets.has(id)) return refused(`${place} is there for the second time.`);
    const answers = answersFrom(valueOf(row, 'answers'), names);
    if (!answers) return refused(`${place} has an answer that isn’t text, or is far too long.`);
    sheets.set(id, { id, answers });
  }
  return { sheets: [...sheets.values()] };
}

function answersFrom(written: unknown, names: readonly string[]): Answers | null {
  const answers: Record<string, string> = {};
  for (const name of names) {
    const answer = valueOf(written, name);
    if (answer === undefined) continue;
    if (typeof answer !== 'string' || answer.length > LONGEST_ANSWER) return null;
    answers[name] = answer;
  }
  return answers;
}

function refused(why: string): ReadSheets {
  return { problem: `This file can’t be read: ${why} Nothing here has changed.` };
}

function valueOf(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, name)
    ? Reflect.get(of, name)
    : undefined;
}
