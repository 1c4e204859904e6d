import { readFileSync } from 'node:fs';

/** A fenced block of a guide. */
export interface Block {
  readonly heading: string;
  /** As it stands behind the fence; may be empty. */
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a Markdown file, in order. */
export function blocksOf(file: string): readonly Block[] {
  const blocks: Block[] = [];
  let heading = '';
  let open: { language: string; indent: number; lines: string[] } | undefined;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, indent = '', language = ''] = /^(\s*)```(\w*)\s*$/.exec(line) ?? [];
    const isFence = /^\s*```/.test(line);
    if (open && isFence) {
      blocks.push({ heading, language: open.language, text: `${open.lines.join('\n')}\n` });
      open = undefined;
    } else if (open) open.lines.push(line.slice(open.indent));
    else if (isFence) open = { language, indent: indent.length, lines: [] };
    else if (line.startsWith('#')) heading = line.replace(/^#+\s*/, '');
  }
  return blocks;
}

/**
 * The one block under a heading that has something in it.
 * @throws when there is none or more than one: the guide and its trial have parted.
 */
export function blockWith(file: string, heading: string, words: string): string {
  const found = blocksOf(file).filter(
    (block) => block.heading === heading && block.text.includes(words),
  );
  const [block] = found;
  if (found.length !== 1 || !block) {
    throw new Error(`${file} has ${found.length} blocks with "${words}" under "${heading}".`);
  }
  return block.text;
}
