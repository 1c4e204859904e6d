/** An option as the help shows it. */
export interface ShownOption {
  /** What the help calls its value; a switch has none. */
  readonly value?: string | undefined;
  readonly about: string;
}

/** What the help of one command is made of. */
export interface HelpText {
  /** The call with its arguments, such as `npm run check -- [FILE…]`. */
  readonly usage: string;
  /** What it does and what to mind, a paragraph an entry. */
  readonly about: readonly string[];
  readonly options: Readonly<Record<string, ShownOption>>;
  /** A line for each exit code. */
  readonly exits: readonly string[];
}

/** What `--help` prints: the usage, what it does, its options and its exit codes. */
export function helpText({ usage, about, options, exits }: HelpText): string {
  const flags = Object.entries({
    ...options,
    help: { about: 'print this' } satisfies ShownOption,
  }).map(
    ([option, { value, about: says }]: [string, ShownOption]) =>
      [`--${option}${value ? ` ${value}` : ''}`, says] as const,
  );
  const width = Math.max(...flags.map(([flag]) => flag.length));
  return [
    `Usage: ${usage}`,
    '',
    ...about.flatMap((paragraph) => [...wrapped(paragraph, 88), '']),
    'Options',
    ...flags.map(([flag, says]) => `  ${flag.padEnd(width)}  ${says}`),
    '',
    'Exit codes',
    ...exits.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
