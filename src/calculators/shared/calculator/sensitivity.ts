/**
 * A small change of one input: the input after it, or `null` where there is no room for it, and the words that stand
 * before and after what it is worth.
 */
export type Nudge<Input> = readonly [Input | null, before: string, after?: string];

/**
 * Which of these changes moves the outcome most, either way, in one sentence.
 * @param inWords says how much the outcome moves, which is above zero.
 */
export function strongestLever<Input>(
  input: Input,
  outcome: (input: Input) => number,
  inWords: (difference: number) => string,
  nudges: readonly Nudge<Input>[],
): string {
  const now = outcome(input);
  let strongest = 0;
  let sentence = 'Nothing you could change here by a little moves it.';
  for (const [nudged, before, after = ''] of nudges) {
    const difference = nudged === null ? 0 : Math.abs(outcome(nudged) - now);
    if (Number.isFinite(difference) && difference > strongest) {
      strongest = difference;
      sentence = `What moves it most: ${before} ${inWords(difference)}${after}.`;
    }
  }
  return sentence;
}
