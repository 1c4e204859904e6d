import { readForm, standardValues, writeForm } from './calculator.ts';
import type { Calculator, Fields, Values } from './calculator.ts';

/**
 * The worked example an author sets with a tag's props: whole dollars, percent, counts, days.
 * @throws an error that names the tag and each prop that can't be used.
 */
export function workedExample<Of extends Fields>(
  calculator: Calculator<Of>,
  props: Readonly<Record<string, unknown>>,
  today: string,
): Values<Of> {
  const texts = writeForm(calculator, standardValues(calculator, today));
  const unknown: Record<string, string> = {};
  for (const [name, prop] of Object.entries(props)) {
    if (prop === undefined) continue;
    if (name in calculator.fields) texts[name] = prop === null ? '' : String(prop);
    else
      unknown[name] =
        `There is no such prop; there are: ${Object.keys(calculator.fields).join(', ')}.`;
  }
  const reading = readForm(calculator, texts, today);
  const problems = { ...reading.problems, ...unknown };
  if (reading.values && Object.keys(problems).length === 0) return reading.values;
  const sentences = Object.entries(problems).map(
    ([name, problem]) => `  - ${name}={${JSON.stringify(props[name])}}: ${problem}`,
  );
  throw new Error([`<${calculator.element}> can't be worked:`, ...sentences].join('\n'));
}
