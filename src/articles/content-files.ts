import type { Loader } from 'astro/loaders';
import { glob } from 'astro/loaders';
import type { z } from 'astro/zod';
import { relative } from 'node:path';
import { environment } from '../environment.ts';
import { parseWithSentences } from '../sentences.ts';

const contentFolder = environment['CONTENT_FOLDER'] ?? './content';

/**
 * The files of one collection: `name.mdx`, or `name/index.mdx` with its pictures beside it. The name is the slug.
 * @param collection the folder in `content/`.
 * @param schema what the front matter must be; used for the sentences when it isn't.
 * @throws when front matter can't be used, or when two files claim one slug or one permanent id.
 */
export function contentFiles(collection: string, schema: z.ZodType): Loader {
  const files = glob({ base: `${contentFolder}/${collection}`, pattern: '**/*.mdx', generateId });
  const name = (path: string | undefined): string =>
    path ? relative(process.cwd(), path) : collection;

  return {
    name: `${collection}-files`,
    async load(context) {
      const fileOfSlug = new Map<string, string>();
      try {
        await files.load({
          ...context,
          parseData: (entry) => {
            const file = name(entry.filePath);
            refuseSecondClaim(fileOfSlug, entry.id, file, 'the slug');
            parseWithSentences(schema, entry.data, file);
            return context.parseData(entry);
          },
        });
      } catch (error) {
        throw unreadable(error) ?? error;
      }
      const fileOfId = new Map<string, string>();
      for (const { data, filePath } of context.store.values()) {
        if (typeof data['id'] !== 'string') continue;
        refuseSecondClaim(fileOfId, data['id'], name(filePath), 'the permanent id');
      }
    },
  };
}

function generateId({ entry }: { entry: string }): string {
  const slug = entry.replace(/(?:\/index)?\.mdx$/, '');
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    throw new Error(
      `${entry} can't be an address: its name has more than small letters, digits and single hyphens. Rename it, for example to "the-twenty-k-week.mdx".`,
    );
  }
  return slug;
}

/** The sentence for front matter that isn't YAML, if that is what went wrong. */
function unreadable(error: unknown): Error | undefined {
  if (!(error instanceof Error) || error.name !== 'YAMLException') return undefined;
  const { id, loc } = error as Error & { id?: string; loc?: { line?: number } };
  return new Error(
    `${id ? relative(process.cwd(), id) : 'An article'}, line ${loc?.line ?? '?'}: the front matter can't be read (${error.message}). A text with a colon or a quotation mark in it needs quotes around it.`,
  );
}

function refuseSecondClaim(
  claims: Map<string, string>,
  value: string,
  file: string,
  what: string,
): void {
  const first = claims.get(value);
  if (first !== undefined && first !== file) {
    throw new Error(
      `${file} has ${what} "${value}", which ${first} has too: give one of them another.`,
    );
  }
  claims.set(value, file);
}
