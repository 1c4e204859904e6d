import { distance } from 'fastest-levenshtein';

/**
 * The names most like one that doesn't exist, the nearest first: what was probably meant.
 * @returns at most three, none that differs in more than a third of its letters.
 */
export function nearest(name: string, known: Iterable<string>): string[] {
  const most = Math.max(2, Math.floor(name.length / 3));
  const near: { candidate: string; far: number }[] = [];
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > most) continue;
    const far = distance(name, candidate);
    if (far <= most) near.push({ candidate, far });
  }
  near.sort((one, other) => one.far - other.far || (one.candidate < other.candidate ? -1 : 1));
  return near.slice(0, 3).map(({ candidate }) => candidate);
}

/** ` Did you mean "goals"?`, with the space before it, or nothing. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const names = nearest(name, known).map((each) => `"${each}"`);
  if (names.length === 0) return '';
  return ` Did you mean ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}?`;
}
