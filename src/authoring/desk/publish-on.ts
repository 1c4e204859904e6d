import { isMap, isScalar, parseDocument } from 'yaml';
import type { YAMLMap } from 'yaml';
import { dividedSource } from '../../articles/front-matter/source-file.ts';

/**
 * Writes the day an article appears into its source, and takes back that it is a draft. Every other character stays as
 * it is: comments, quotes, the order of fields, the body.
 * @param day `YYYY-MM-DD`, or a moment in UTC such as `2026-05-14T07:30:00Z`.
 * @throws a sentence when there is no front matter to write into, or no such day.
 */
export function publishOn(source: string, day: string): string {
  const date = new Date(day);
  const isDay = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/.test(day);
  if (!isDay || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day.slice(0, 10))) {
    throw new Error(`"${day}" is no day: choose one such as 2026-05-14.`);
  }
  const { yaml, body } = dividedSource(source);
  if (yaml === undefined) throw new Error('The file has no front matter to write the day into.');
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents)) {
    throw new Error('The front matter can’t be read yet: mend it first.');
  }
  // Where the YAML begins: a byte order mark and a line of hyphens stand before it.
  const start = source.indexOf('\n') + 1;
  const changes = [
    change(document.contents, 'published', day, yaml),
    ...(document.get('draft') === true ? [change(document.contents, 'draft', 'false', yaml)] : []),
  ];
  const written = changes
    .toSorted((one, other) => other.from - one.from)
    .reduce((text, { from, to, by }) => text.slice(0, from) + by + text.slice(to), yaml);
  const closing = source.slice(start + yaml.length, source.length - body.length);
  return source.slice(0, start) + written + closing + body;
}

interface Change {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

function change(map: YAMLMap, field: string, value: string, yaml: string): Change {
  const node = map.get(field, true);
  if (isScalar(node) && node.range && node.source !== '') {
    return { from: node.range[0], to: node.range[1], by: value };
  }
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === field);
  if (isScalar(pair?.key) && pair.key.range) {
    const after = yaml.indexOf(':', pair.key.range[1]) + 1;
    return { from: after, to: after, by: ` ${value}` };
  }
  const newLine = yaml.includes('\r\n') ? '\r\n' : '\n';
  return { from: yaml.length, to: yaml.length, by: `${field}: ${value}${newLine}` };
}
