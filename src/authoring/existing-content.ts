import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { slugOfFile } from '../articles/content-folder.ts';
import { sourceFile } from '../articles/front-matter/source-file.ts';
import { isMissing } from './missing.ts';

/** An article, a topic or a page as it lies in its folder. */
export interface ExistingContent {
  readonly slug: string;
  readonly file: string;
  /** As it is written, unchecked; empty where it is no YAML, which the build will say. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
}

/** What a folder of content holds, in the order of its files' names. A folder that isn't there holds nothing. */
export async function* existingContent(folder: string): AsyncGenerator<ExistingContent> {
  const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for (const name of names.toSorted()) {
    if (!name.endsWith('.mdx') || /(?:^|[/\\])\./.test(name)) continue;
    const file = join(folder, name);
    // One after another: a folder of decades holds more files than a process may open at once.
    const text = await readFile(file, 'utf8');
    yield { slug: slugOfFile(name), file, frontMatter: readable(text, file) };
  }
}

function readable(text: string, file: string): ExistingContent['frontMatter'] {
  try {
    return sourceFile(text, file).frontMatter;
  } catch {
    return {};
  }
}
