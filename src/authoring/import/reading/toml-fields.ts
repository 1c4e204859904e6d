/**
 * Reads the TOML that front matter is written in: texts, numbers, dates, true and false, lists of these, tables.
 * @returns the fields, a table as a field of its own; and a sentence for each line that says more than that.
 */
export function tomlFields(source: string): {
  fields: Record<string, unknown>;
  lost: string[];
} {
  const fields: Record<string, unknown> = {};
  const lost: string[] = [];
  let table = fields;
  const lines = source.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    // The front matter begins on the second line of the file.
    const place = index + 2;
    const line = (lines[index] ?? '').trim();
    if (line === '' || line.startsWith('#')) continue;
    const heading = /^\[\s*["']?([\w.-]+)["']?\s*\]\s*(?:#.*)?$/.exec(line)?.[1];
    if (heading !== undefined) {
      table = {};
      fields[heading] = table;
      continue;
    }
    const [, key, begun = ''] = /^["']?([\w.-]+)["']?\s*=\s*(.+)$/.exec(line) ?? [];
    let written = begun;
    // A list may go on over several lines.
    while (written.startsWith('[') && !isClosed(written) && index + 1 < lines.length) {
      written += ` ${(lines[(index += 1)] ?? '').trim()}`;
    }
    const value = key === undefined ? undefined : valueOf(written);
    if (key === undefined || value === undefined) {
      lost.push(
        `Line ${place}: "${line.slice(0, 60)}" in the front matter can't be read and was left out`,
      );
    } else table[key] = value;
  }
  return { fields, lost };
}

const item = /"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s,[\]"'#]+(?: \d{2}:\d{2}:\d{2}\S*)?)/y;

function isClosed(list: string): boolean {
  return list.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '').includes(']');
}

function valueOf(written: string): unknown {
  if (!written.startsWith('[')) {
    const { value, end } = valueAt(written, 0) ?? {};
    return end !== undefined && /^\s*(?:#.*)?$/.test(written.slice(end)) ? value : undefined;
  }
  const values: unknown[] = [];
  for (let at = 1; ;) {
    at += /^[\s,]*/.exec(written.slice(at))?.[0].length ?? 0;
    if (written[at] === ']') return values;
    const read = valueAt(written, at);
    if (!read) return undefined;
    values.push(read.value);
    at = read.end;
  }
}

function valueAt(written: string, at: number): { value: unknown; end: number } | undefined {
  item.lastIndex = at;
  const found = item.exec(written);
  if (!found) return undefined;
  const [, quoted, literal, bare = ''] = found;
  const end = item.lastIndex;
  if (quoted !== undefined) return { value: unescaped(quoted), end };
  if (literal !== undefined) return { value: literal, end };
  if (bare === 'true' || bare === 'false') return { value: bare === 'true', end };
  return /^[+-]?\d/.test(bare) ? { value: bare, end } : undefined;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '', f: '' };

function unescaped(text: string): string {
  return text.replace(
    /\\(?:u([\da-f]{4})|U([\da-f]{8})|(.))/gi,
    (whole, short?: string, long?: string, sign?: string) => {
      if (sign !== undefined) return escapes[sign] ?? sign;
      const code = Number.parseInt(short ?? long ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
