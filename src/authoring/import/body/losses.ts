/** Takes a sentence about something that couldn't come along. */
export type Lose = (sentence: string) => void;

/** What couldn't come along of one article: each sentence once, with how often it was said. */
export class Losses {
  readonly #times = new Map<string, number>();

  readonly add: Lose = (sentence) => {
    this.#times.set(sentence, (this.#times.get(sentence) ?? 0) + 1);
  };

  /** The sentences, in the order they were first said. */
  sentences(): string[] {
    return [...this.#times].map(([sentence, times]) =>
      times > 1 ? `${sentence} (${times} times)` : sentence,
    );
  }
}

/** A piece of an old article, short enough to be quoted in a sentence. */
export function quoted(piece: string): string {
  const line = piece.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
