/**
 * A small change of one input: the input after it, or `null` where there is no room for it, and the sentence that
 * says what it is worth. `difference` is the outcome after the change minus the one before.
 */
export type Nudge<Input> = readonly [Input | null, (difference: number) => string];

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
  for (const [nudged, say] of nudges) {
    const difference = nudged === null ? 0 : outcome(nudged) - before;
    if (Number.isFinite(difference) && Math.abs(difference) > strongest) {
      strongest = Math.abs(difference);
      sentence = say(difference);
    }
  }
  return sentence;
}
