import { inWords, questionsOf } from './paper.ts';
import type { Answers, Paper, Sheet } from './paper.ts';

/** What a reader looks through the sheets for: one question read down, and words anywhere. */
export interface Looking {
  /** Its name; empty for the first answer of each sheet. */
  readonly question: string;
  readonly find: string;
}

/**
 * Draws the kept sheets, the latest first: each a button that opens it, and its answer to the question that is read down.
 * @param here the id of the sheet that lies open.
 * @returns how many were found, in a sentence.
 */
export function drawList(
  place: HTMLElement,
  paper: Paper,
  sheets: readonly Sheet[],
  { question, find }: Looking,
  here: string | null,
): string {
  const asked = questionsOf(paper).filter(
    ({ name, room }) => (question === '' && room === 'lines') || name === question,
  );
  const answerIn = (answers: Answers): string => {
    const first = asked.find(({ name }) => answers[name] !== undefined);
    return first ? inWords(first, answers[first.name] ?? '') : '';
  };
  const wanted = find.trim().toLowerCase();
  const found = sheets.filter(
    ({ answers }) =>
      (question === '' || answers[question] !== undefined) &&
      Object.values(answers).some((answer) => answer.toLowerCase().includes(wanted)),
  );
  const byDay = found.toSorted((one, other) =>
    (other.answers['day'] ?? '').localeCompare(one.answers['day'] ?? ''),
  );
  place.replaceChildren(
    ...byDay.map(({ id, answers }) => {
      const item = document.createElement('li');
      const open = document.createElement('button');
      open.type = 'button';
      open.dataset['sheet'] = id;
      open.textContent = paper.headingOf(answers);
      if (id === here) open.setAttribute('aria-current', 'true');
      const answer = document.createElement('p');
      answer.textContent = answerIn(answers);
      item.append(open, answer);
      return item;
    }),
  );
  const { sheet } = paper;
  const all = `${sheets.length} ${sheet}${sheets.length === 1 ? '' : 's'} kept`;
  return found.length === sheets.length ? `${all}.` : `${all}, ${found.length} found.`;
}
