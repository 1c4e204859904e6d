/** How bad a finding is: an error stops the build, a warning is likely a slip, a hint is a matter of taste. */
export const levels = ['error', 'warning', 'hint'] as const;

export type Level = (typeof levels)[number];

/** Where something stands in a file, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What a rule found in the file it looks at. */
export interface Found {
  readonly level: Level;
  readonly at: Place;
  /** What was found and what to do, as a sentence for the author. */
  readonly sentence: string;
}

/** What a rule found when it looked at all files. */
export interface FoundIn extends Found {
  /** The path from the project's folder. */
  readonly file: string;
}

/** One line of the check's result. */
export interface Finding extends Place {
  readonly file: string;
  readonly level: Level;
  /** The rule that found it. */
  readonly rule: string;
  readonly sentence: string;
}

/** The first character of a file. */
export const opening: Place = { line: 1, column: 1 };

/** By file, then by place: the order an author reads them in. */
export function inReadingOrder(one: Finding, other: Finding): number {
  return (
    Number(one.file > other.file) - Number(one.file < other.file) ||
    one.line - other.line ||
    one.column - other.column
  );
}

/** Whether a level is at least as bad as another. */
export function isAtLeast(level: Level, least: Level): boolean {
  return levels.indexOf(level) <= levels.indexOf(least);
}
