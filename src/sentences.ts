import type { z } from 'zod';

type Path = readonly PropertyKey[];

/**
 * Checks input that somebody wrote by hand.
 * @param source the file or place the input came from; it opens the message.
 * @throws an error whose message says, for each field: what was found, and what to write instead.
 */
export function parseWithSentences<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  source: string,
): z.infer<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Error(
    [
      `${source} can't be used:`,
      ...result.error.issues.map((issue) => `  - ${sentence(issue, input)}`),
    ].join('\n'),
  );
}

/** One finding as a sentence: the field, what was found there, and what is expected. */
export function sentence(issue: z.core.$ZodIssue, input: unknown): string {
  const field = fieldName(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ');
    return `${field ? `in "${field}", ` : ''}${keys} is not a known field: check the spelling, or take it out.`;
  }
  const found = valueAt(input, issue.path);
  const name = field ? `"${field}"` : 'the whole';
  if (found === undefined) return `${name} is missing: ${issue.message}.`;
  return `${name} is ${shown(found)}: ${issue.message}.`;
}

function fieldName(path: Path): string {
  return path.map(String).join('.');
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    input,
  );
}

function shown(value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
