import { dayInWords } from '../days/day-in-words.ts';
import { isDay } from '../days/dates.ts';

/** One question of a paper, and the room its answer gets. */
export interface Question {
  readonly name: string;
  readonly asks: string;
  /** What the coach says beside it. */
  readonly note?: string;
  /** Where what the note says is worked out. */
  readonly link?: { readonly to: string; readonly words: string };
  readonly room: 'line' | 'lines' | 'dollars' | 'day' | 'choice';
  /** The answers of a choice. */
  readonly choices?: readonly (readonly [value: string, label: string])[];
}

/** Questions that belong together. */
export interface Section {
  readonly name: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

/** What was written, by the question's name. What wasn't answered is left out. */
export type Answers = Readonly<Record<string, string>>;

/** A paper that was written on. Its `id` stays the same when it is written on again. */
export interface Sheet {
  readonly id: string;
  readonly answers: Answers;
}

/** A worksheet without arithmetic: questions, and room to write. Pure, so that build and browser share it. */
export interface Paper {
  /** Its folder, its page's address, its custom element, and what its sheets are kept under. */
  readonly name: string;
  readonly title: string;
  /** What one sheet of it is called, such as `call`. */
  readonly sheet: string;
  /** Its sections once these answers are written; all of them where nothing is. */
  sections(answers: Answers): readonly Section[];
  /** What stands on a sheet nobody has written on yet, on a day `YYYY-MM-DD`. */
  fresh(today: string): Answers;
  /** What tells one sheet from another, in a few words. */
  headingOf(answers: Answers): string;
}

/** Every question a paper can ask. */
export function questionsOf(paper: Paper): Question[] {
  return paper.sections({}).flatMap(({ questions }) => questions);
}

/** An answer as it is read aloud: a choice by its label, an amount with its sign. */
export function inWords({ room, choices }: Question, answer: string): string {
  if (room === 'day') return isDay(answer) ? dayInWords(answer) : answer;
  if (room === 'choice') return choices?.find(([value]) => value === answer)?.[1] ?? answer;
  return room === 'dollars' && /^\d/.test(answer) ? `$${answer}` : answer;
}

/** Whether two sheets say the same. */
export function sameAnswers(one: Answers, other: Answers): boolean {
  const names = Object.keys({ ...one, ...other });
  return names.every((name) => one[name] === other[name]);
}
