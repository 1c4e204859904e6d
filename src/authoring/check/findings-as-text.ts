import { levels } from './finding.ts';
import type { Finding, Level } from './finding.ts';

const colours: Readonly<Record<Level, string>> = { error: '31', warning: '33', hint: '36' };

/**
 * Findings as an author reads them: grouped by file, a line each.
 * @param coloured whether levels stand in colour and files in bold.
 */
export function findingsAsText(findings: readonly Finding[], coloured: boolean): string {
  const style = (code: string, text: string): string =>
    coloured ? `\u001b[${code}m${text}\u001b[0m` : text;
  const groups = [...Map.groupBy(findings, ({ file }) => file)].map(([file, inFile]) => {
    const rows = inFile.map(({ line, column, level, rule, sentence }) => ({
      place: `${line}:${column}`,
      level,
      rule,
      sentence,
    }));
    const width = (column: 'place' | 'level' | 'rule'): number =>
      Math.max(...rows.map((row) => row[column].length));
    const [place, level, rule] = [width('place'), width('level'), width('rule')];
    const lines = rows.map(
      (row) =>
        `  ${row.place.padStart(place)}  ${style(colours[row.level], row.level.padEnd(level))}  ${style('2', row.rule.padEnd(rule))}  ${row.sentence}`,
    );
    return [style('1', file), ...lines, ''].join('\n');
  });
  return [...groups, counts(findings)].join('\n');
}

/** How many findings there are of each level: `1 error, 3 warnings`. */
export function counts(findings: readonly Finding[]): string {
  const parts = levels.flatMap((level) => {
    const count = findings.filter((finding) => finding.level === level).length;
    return count === 0 ? [] : [`${count} ${level}${count === 1 ? '' : 's'}`];
  });
  return parts.length > 0 ? parts.join(', ') : 'Nothing found';
}
