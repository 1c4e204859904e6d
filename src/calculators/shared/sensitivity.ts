/** A small change of one input, and how to say what it is worth. */
export interface Nudge<Input> {
  /** The input after the change, or `null` where there is no room for it. */
  readonly apply: (input: Input) => Input | null;
  /** Says what the change does to the outcome. `difference` is the new outcome minus the old. */
  readonly say: (difference: number) => string;
}

/**
 * Which of these changes moves the outcome most, either way, as the sentence of that change.
 * @returns `null` where none moves it, or the outcome has no finite value.
 */
export function strongestLever<Input>(
  input: Input,
  outcome: (input: Input) => number,
  nudges: readonly Nudge<Input>[],
): string | null {
  const before = outcome(input);
  let strongest = 0;
  let sentence: string | null = null;
  for (const { apply, say } of nudges) {
    const nudged = apply(input);
    const difference = nudged === null ? 0 : outcome(nudged) - before;
    if (Number.isFinite(difference) && Math.abs(difference) > strongest) {
      strongest = Math.abs(difference);
      sentence = say(difference);
    }
  }
  return sentence;
}
