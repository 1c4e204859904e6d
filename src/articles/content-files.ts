import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { z } from 'astro/zod';
import { codeDigest } from '../build/code-digest.ts';
import { inParallel } from '../build/in-parallel.ts';
import { parseWithSentences } from '../sentences.ts';
import { bodyFacts } from './body-facts.ts';
import { contentFolder, slugOfFile } from './content-folder.ts';
import { isShownSomewhere } from './hidden.ts';
import { readSourceFile } from './source-file.ts';

// What is kept of a file was made by this code; with other code it is made again.
const madeBy = codeDigest('src/articles', 'src/content.config.ts', 'src/site.ts');

/**
 * The files of one collection: `name.mdx`, or `name/index.mdx` with its pictures beside it. The name is the slug.
 * Front matter and a few facts about the body are kept; the body itself is read again by the page that shows it.
 * A file whose time and size are what they were isn't read at all.
 * @param collection the folder in `content/`.
 * @param schema what the front matter must be, with pictures as paths.
 * @throws when a file can't be used, or when two files claim one slug or one permanent id.
 */
export function contentFiles(collection: string, schema: z.ZodType): Loader {
  const folder = resolve(contentFolder, collection);
  return {
    name: `${collection}-files`,
    async load(context) {
      const fileOfSlug = await slugsIn(folder);
      for (const slug of context.store.keys()) {
        if (!fileOfSlug.has(slug)) context.store.delete(slug);
      }
      await inParallel(`Reading ${collection}`, [...fileOfSlug], ([slug, file]) =>
        loadFile(context, schema, slug, file),
      );
      refuseSecondIds(context);
      watchFolder(context, folder, schema);
    },
  };
}

async function loadFile(
  context: LoaderContext,
  schema: z.ZodType,
  slug: string,
  file: string,
): Promise<void> {
  const { store, meta } = context;
  const filePath = named(file);
  const { mtimeMs, size } = await stat(file);
  const stamp = `${filePath} ${mtimeMs} ${size} ${madeBy}`;
  const known = store.get(slug);
  if (known && meta.get(slug) === `${stamp} ${hasPictures(known.data)}`) {
    // Astro's lists of modules and pictures may be those of another content folder's build.
    if (known.deferredRender || known.assetImports) {
      store.delete(slug);
      store.set(known);
    }
    return;
  }
  const source = await readSourceFile(file);
  const facts = bodyFacts(source, filePath);
  const { cover, ...data } = parseWithSentences(schema, source.frontMatter, filePath) as Record<
    string,
    unknown
  >;
  const withPictures = hasPictures(data);
  store.delete(slug);
  store.set({
    id: slug,
    // Only Astro can look up the picture a front matter names.
    data:
      cover && withPictures
        ? await context.parseData({ id: slug, data: { ...source.frontMatter }, filePath: file })
        : data,
    filePath,
    digest: context.generateDigest(source.text),
    rendered: { html: '', metadata: { facts } },
    ...(facts.needsVite && withPictures && { deferredRender: true }),
  });
  meta.set(slug, `${stamp} ${withPictures}`);
}

/** Whether the pictures of a text become files of the site. Those of an article that nobody sees must not. */
function hasPictures(data: Readonly<Record<string, unknown>>): boolean {
  const { draft, published } = data;
  return !(published instanceof Date) || isShownSomewhere({ draft: draft === true, published });
}

/** In development: follows what happens in the folder. */
function watchFolder(context: LoaderContext, folder: string, schema: z.ZodType): void {
  const { watcher, logger, store } = context;
  if (!watcher) return;
  watcher.add(folder);
  const isOurs = (file: string): boolean => file.startsWith(folder + sep) && file.endsWith('.mdx');
  const reload = async (file: string): Promise<void> => {
    if (!isOurs(file)) return;
    try {
      await loadFile(context, schema, slugOf(relative(folder, file)), file);
      refuseSecondIds(context);
      logger.info(`${named(file)} was read again`);
    } catch (error) {
      logger.error(error instanceof Error ? error.message : String(error));
    }
  };
  watcher.on('change', (file) => void reload(file));
  watcher.on('add', (file) => void reload(file));
  watcher.on('unlink', (file) => {
    if (isOurs(file)) store.delete(slugOf(relative(folder, file)));
  });
}

async function slugsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  const fileOfSlug = new Map<string, string>();
  for (const file of files.filter(isSource).toSorted()) {
    const slug = slugOf(file);
    refuseSecondClaim(fileOfSlug, slug, join(folder, file), 'the slug');
  }
  return fileOfSlug;
}

/** What begins with a dot is somebody's work in progress. */
function isSource(file: string): boolean {
  return file.endsWith('.mdx') && !file.split(sep).some((name) => name.startsWith('.'));
}

function slugOf(file: string): string {
  const slug = slugOfFile(file);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    throw new Error(
      `${file} can't be an address: its name has more than small letters, digits and single hyphens. Rename it, for example to "the-twenty-k-week.mdx".`,
    );
  }
  return slug;
}

function refuseSecondIds({ store }: LoaderContext): void {
  const fileOfId = new Map<string, string>();
  for (const { data, filePath } of store.values()) {
    if (typeof data['id'] === 'string') {
      refuseSecondClaim(fileOfId, data['id'], filePath ?? '', 'the permanent id');
    }
  }
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
      `${named(file)} has ${what} "${value}", which ${named(first)} has too: give one of them another.`,
    );
  }
  claims.set(value, file);
}

/** A file as the site's folder knows it. */
function named(file: string): string {
  return relative(process.cwd(), resolve(file)).split(sep).join('/');
}
