import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readSourceFile } from '../articles/source-file.ts';

/** An article or a topic as it lies in its folder. */
export interface ExistingContent {
  readonly slug: string;
  readonly file: string;
  /** As it is written, unchecked; empty where it can't be read. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
}

/** What a folder of content holds, by slug. A folder that isn't there holds nothing. */
export async function existingContent(folder: string): Promise<readonly ExistingContent[]> {
  const files = (await readdir(folder, { recursive: true }).catch(() => []))
    .filter((file) => file.endsWith('.mdx'))
    .toSorted();
  return Promise.all(
    files.map(async (name) => {
      const file = join(folder, name);
      const slug = name.replaceAll('\\', '/').replace(/(?:\/index)?\.mdx$/, '');
      const frontMatter = await readSourceFile(file).then(
        (source) => source.frontMatter,
        () => ({}),
      );
      return { slug, file, frontMatter };
    }),
  );
}
