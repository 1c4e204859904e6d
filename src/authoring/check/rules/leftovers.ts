import { descriptionToWrite } from '../../new-article-text.ts';
import type { Found, Level, Place } from '../finding.ts';
import { passages, placeOfText } from '../file/prose.ts';
import type { FileRule } from '../rule.ts';
import type { WrittenFile } from '../file/written-file.ts';

interface Leftover {
  readonly pattern: RegExp;
  /** Whether somebody who is quoted may say it. */
  readonly quotable?: true;
}

const patterns: readonly Leftover[] = [
  { pattern: new RegExp(`^${descriptionToWrite}$`) },
  // "A TODO list" is a thing people have.
  { pattern: /\bTODO\b(?!\s+(?:lists?|items?)\b)/ },
  { pattern: /\bFIXME\b/ },
  // "TK Elevator" is a company: before a name it isn't "to come".
  { pattern: /(?<![\w&.-])TK(?:TK)*(?![\w&.-]|\s+[A-Z])/ },
  // "Super Bowl XXX" is the thirtieth.
  { pattern: /(?<!\b[A-Z]\w*\s)\bXXX\b/ },
  { pattern: /\blorem ipsum\b/i },
  { pattern: /\[(?:TBD|citation needed|(?:insert|add|fill in)\s[^\]]*)\]/i },
  { pattern: /\[(?:…|\.\.\.)\]/, quotable: true },
];

const fields = [
  ['title'],
  ['description'],
  ['cover', 'alt'],
  ['cover', 'caption'],
  ['mail', 'subject'],
] as const;

/** Words an author leaves for later, where readers would meet them. Code and comments may say them. */
export const leftovers: FileRule = {
  name: 'leftover',
  looksAt: 'file',
  *findings(file) {
    const level = wasRead(file) ? 'warning' : 'error';
    for (const path of fields) {
      const text = path.reduce<unknown>(
        (value, name) => (value as Record<string, unknown> | undefined)?.[name],
        file.frontMatter.data,
      );
      if (typeof text !== 'string') continue;
      yield* leftoversIn(level, text, false, () => file.frontMatter.placeOf([...path]));
    }
    for (const { node, text, quoted } of passages(file)) {
      const isQuotation = quoted || /[“"]/.test(text);
      yield* leftoversIn(level, text, isQuotation, (found) => placeOfText(file, node, found));
    }
  },
};

/** An article of an archive that was moved in, which is never mailed, was online with it for years. */
function wasRead({ frontMatter: { data } }: WrittenFile): boolean {
  const mail = data['mail'];
  return typeof mail === 'object' && mail !== null && 'send' in mail && mail.send === false;
}

function* leftoversIn(
  level: Level,
  text: string,
  quoted: boolean,
  placeOf: (found: string) => Place,
): Generator<Found> {
  for (const { pattern, quotable } of patterns) {
    if (quoted && quotable) continue;
    const [found] = pattern.exec(text) ?? [];
    if (found === undefined) continue;
    yield {
      level,
      at: placeOf(found),
      sentence: `"${found}" is a note to yourself: write what belongs there, or keep the note from readers as {/* ${found.replace(/[[\]]/g, '')} */}.`,
    };
  }
}
