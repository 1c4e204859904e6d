import { inWords } from './paper.ts';
import type { Paper, Sheet } from './paper.ts';

/** The sheets as a text to read, print or send: every answered question, in the paper's order. */
export function sheetsAsText(paper: Paper, sheets: readonly Sheet[]): string {
  const texts = sheets.map(({ answers }) => {
    const heading = `${paper.title}: ${paper.headingOf(answers)}`;
    const answered = paper.sections(answers).flatMap(({ questions }) =>
      questions.flatMap((question) => {
        const answer = answers[question.name];
        if (answer === undefined) return [];
        const lines = inWords(question, answer).split('\n');
        return [[question.asks, ...lines.map((line) => `    ${line}`.trimEnd())].join('\n')];
      }),
    );
    return [heading, '='.repeat(Math.min(heading.length, 72)), '', answered.join('\n\n')].join(
      '\n',
    );
  });
  return `${texts.join('\n\n\n')}\n`;
}
