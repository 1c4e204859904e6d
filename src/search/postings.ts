/** In which article a word stands, and how much it counts there. */
export interface Posting {
  readonly article: number;
  /** From 0 to {@link highestLevel}. */
  readonly level: number;
}

export const highestLevel = 15;

/** Postings as few digits: for each, the distance from the article before and the level in one number. */
export class PackedPostings {
  readonly numbers: number[] = [];
  #last = -1;

  /** Adds a posting; its article is a later one than those before. */
  add({ article, level }: Posting): void {
    this.numbers.push((article - this.#last - 1) * (highestLevel + 1) + level);
    this.#last = article;
  }
}

/** The postings that {@link PackedPostings} made these numbers of. */
export function unpacked(numbers: readonly number[]): Posting[] {
  let article = -1;
  return numbers.map((number) => {
    article += 1 + Math.floor(number / (highestLevel + 1));
    return { article, level: number % (highestLevel + 1) };
  });
}
