import type { Figure } from './calculator.ts';

/** The texts of a row written in one line: `Weeks | Each needs | Together`. */
export function cells(line: string): string[] {
  return line.split(' | ');
}

/** A figure written in one line: its label, its value and, where there is one, its note. */
export function figure(line: string): Figure {
  const [label = '', value = '', note] = cells(line);
  return { label, value, note };
}
