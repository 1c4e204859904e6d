/** The fields of one block, by name in small letters; where a name stands twice, the first counts. */
export type ReportFields = ReadonlyMap<string, string>;

/** Reads the blocks of `Name: value` lines that delivery and feedback reports consist of, folded lines joined. */
export function reportFields(text: string): ReportFields[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .map(fieldsOfBlock)
    .filter((fields) => fields.size > 0);
}

function fieldsOfBlock(block: string): ReportFields {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
