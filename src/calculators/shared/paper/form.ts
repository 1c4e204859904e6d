import type { Answers } from './paper.ts';

type Line = HTMLInputElement | HTMLTextAreaElement;

/** What is written in a paper's form. Blank lines are no answers. */
export function answersIn(form: HTMLFormElement): Answers {
  const answers: Record<string, string> = {};
  for (const line of linesOf(form)) {
    const written = isRadio(line) && !line.checked ? '' : line.value;
    if (written.trim() !== '') answers[line.name] = written;
  }
  return answers;
}

/** Writes answers into a paper's form, and empties every other line. */
export function writeAnswers(form: HTMLFormElement, answers: Answers): void {
  for (const line of linesOf(form)) {
    const answer = answers[line.name] ?? '';
    if (isRadio(line)) line.checked = line.value === answer;
    else if (line.value !== answer) line.value = answer;
  }
}

function linesOf(form: HTMLFormElement): Line[] {
  return [...form.querySelectorAll<Line>(':is(input, textarea)[name]')];
}

function isRadio(line: Line): line is HTMLInputElement {
  return line.type === 'radio';
}
