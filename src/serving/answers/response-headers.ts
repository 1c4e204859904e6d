/** A rule of a `_headers` file: the headers of every path that matches. */
export interface HeaderRule {
  path: RegExp;
  headers: readonly (readonly [name: string, value: string])[];
}

/**
 * Reads a `_headers` file as static hosts do: a path in a line of its own, then indented `Name: value`
 * lines. In a path, `*` stands for anything and `:name` for one segment. Lines that begin with # are comments.
 * @throws an error with a sentence for the first line that can't be read.
 */
export function headerRules(text: string): HeaderRule[] {
  const rules: { path: RegExp; headers: [string, string][] }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      if (!content.startsWith('/')) throw unreadable(index, content, 'a path, such as "/feeds/*"');
      rules.push({ path: pattern(content), headers: [] });
      continue;
    }
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+)\s*:\s*([\t\x20-\x7e]+)$/.exec(content) ?? [];
    const rule = rules.at(-1);
    if (name === undefined || value === undefined || rule === undefined) {
      throw unreadable(index, content, 'a header under a path, such as "  X-Robots-Tag: noindex"');
    }
    rule.headers.push([name.toLowerCase(), value]);
  }
  return rules;
}

/** The headers for a path, by names in small letters. What several rules name is joined by commas. */
export function headersFor(rules: readonly HeaderRule[], pathname: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const rule of rules.filter(({ path }) => path.test(pathname))) {
    for (const [name, value] of rule.headers) {
      const before = headers.get(name);
      headers.set(name, before === undefined ? value : `${before}, ${value}`);
    }
  }
  return headers;
}

function pattern(path: string): RegExp {
  const source = path
    .split(/(\*|(?<=\/):\w+)/)
    .map((part) => {
      if (part === '*') return '.*';
      return part.startsWith(':') ? '[^/]+' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`);
}

function unreadable(index: number, found: string, expected: string): Error {
  return new Error(
    `_headers, line ${index + 1}, can't be used: found "${found}", expected ${expected}.`,
  );
}
