import type { FileRule } from '../../rule.ts';

/** MDX that the build can't compile. */
export const compiles: FileRule = {
  name: 'compiles',
  looksAt: 'file',
  stopsDraftsToo: true,
  *findings({ fault, source }) {
    if (!fault) return;
    const line = source.split('\n')[fault.at.line - 1] ?? '';
    yield {
      level: 'error',
      at: fault.at,
      sentence:
        whatToWrite(line) ??
        `This can't be compiled: ${fault.reason}. A "<" or "{" that is meant as text is written "\\<" or "\\{".`,
    };
  },
};

/** What to write for what is often written by habit of plain Markdown. */
function whatToWrite(line: string): string | undefined {
  const [, mail] = /<([^\s<>@]+@[^\s<>]+)>/.exec(line) ?? [];
  if (mail !== undefined) {
    return `"<${mail}>" is taken for a tag: write [${mail}](mailto:${mail}).`;
  }
  const [, address] = /<(https?:[^\s<>]+)>/.exec(line) ?? [];
  if (address !== undefined) return `"<${address}>" is taken for a tag: write ${address} alone.`;
  const [braces, number] = /\{\s*(\d{1,3}(?:,\d{3})+)\s*\}/.exec(line) ?? [];
  if (number !== undefined) {
    return `${braces} has commas, which a number in braces can't have: write {${number.replaceAll(',', '_')}}.`;
  }
  if (line.includes('<!--')) {
    return 'A comment is written {/* like this */}, not <!-- like this -->.';
  }
  return undefined;
}
