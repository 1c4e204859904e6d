import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { path } from '../../../calculators/path.ts';
import { attributeText, isElement } from './elements.ts';
import type { Place } from '../finding.ts';
import { moduleNames } from './module-names.ts';
import { placeOf } from './prose.ts';
import type { Collection, WrittenFile } from './written-file.ts';

/** A name or an address, and where it is written. */
export interface Mention extends Place {
  readonly text: string;
}

/** What the rules that look at all files need to know of one. Plain data: it is kept between runs. */
export interface Facts {
  readonly file: string;
  readonly collection: Collection;
  readonly slug: string;
  readonly draft: boolean;
  /** When an article appears, in milliseconds; 0 for what is always there. */
  readonly published: number;
  readonly id: Mention | null;
  readonly title: Mention | null;
  readonly description: Mention | null;
  /** The series an article is part of. */
  readonly series: string | null;
  readonly topics: readonly Mention[];
  readonly related: readonly Mention[];
  readonly redirectFrom: readonly Mention[];
  /** Whether the article is meant for mails. */
  readonly mailed: boolean;
  /** The addresses its links lead to, as they are written. */
  readonly links: readonly Mention[];
  /** What its own lines import, as it is written. */
  readonly imports: readonly Mention[];
  /** The pictures it shows, by their addresses as they are written. */
  readonly pictures: readonly Mention[];
  /** The ids on its page that a link can lead to, as far as its source tells. */
  readonly ids: readonly string[];
  /** The bytes of its body. */
  readonly bytes: number;
}

/** Collects what the other files' rules need to know of a file. Fields of the wrong kind count as missing. */
export function factsOf(file: WrittenFile): Facts {
  const { data } = file.frontMatter;
  const worksheets = path
    .filter((step) => file.calculators.some(({ tag }) => tag === step.tag))
    .map(({ name }) => `${name}-title`);
  const { published, draft, mail, series } = data;
  const outside = linksAndPictures(file);
  const cover = textAt(file, ['cover', 'src']);
  return {
    file: file.file,
    collection: file.collection,
    slug: file.slug,
    draft: draft === true,
    published: published instanceof Date ? published.getTime() || 0 : 0,
    id: textAt(file, ['id']),
    title: textAt(file, ['title']),
    description: textAt(file, ['description']),
    series: isRecord(series) && typeof series['title'] === 'string' ? series['title'] : null,
    topics: listAt(file, 'topics'),
    related: listAt(file, 'related'),
    redirectFrom: listAt(file, 'redirectFrom'),
    mailed: !(isRecord(mail) && mail['send'] === false),
    links: outside.links,
    imports: importsOf(file),
    pictures: cover ? [cover, ...outside.pictures] : outside.pictures,
    ids: [...file.headingIds, ...worksheets, ...outside.ids],
    bytes: Buffer.byteLength(file.source),
  };
}

function linksAndPictures({ body }: WrittenFile): Pick<Facts, 'links' | 'pictures' | 'ids'> {
  const links: Mention[] = [];
  const pictures: Mention[] = [];
  const ids: string[] = [];
  const mention = (list: Mention[], node: Nodes, text: string | null | undefined): void => {
    if (typeof text === 'string') list.push({ ...placeOf(node), text });
  };
  const usedAsPictures = new Set<string>();
  visit(body, 'imageReference', ({ identifier }) => void usedAsPictures.add(identifier));
  visit(body, (node) => {
    if (node.type === 'link') mention(links, node, node.url);
    else if (node.type === 'image') mention(pictures, node, node.url);
    else if (node.type === 'definition') {
      mention(usedAsPictures.has(node.identifier) ? pictures : links, node, node.url);
    } else if (node.type === 'footnoteDefinition') {
      ids.push(`user-content-fn-${node.identifier}`, `user-content-fnref-${node.identifier}`);
    } else if (isElement(node)) {
      if (node.name === 'a') mention(links, node, attributeText(node, 'href'));
      const id = attributeText(node, 'id');
      if (id) ids.push(id);
    }
  });
  return { links, pictures, ids };
}

function importsOf({ body }: WrittenFile): Mention[] {
  return body.children.flatMap((node) =>
    node.type === 'mdxjsEsm'
      ? moduleNames(node.value).sources.map((text) => ({ ...placeOf(node), text }))
      : [],
  );
}

function textAt({ frontMatter }: WrittenFile, field: readonly string[]): Mention | null {
  const value = field.reduce<unknown>(
    (around, name) => (isRecord(around) ? around[name] : undefined),
    frontMatter.data,
  );
  return typeof value === 'string' ? { ...frontMatter.placeOf(field), text: value } : null;
}

function listAt({ frontMatter }: WrittenFile, field: string): Mention[] {
  const list = frontMatter.data[field];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) =>
    typeof item === 'string' || typeof item === 'number'
      ? [{ ...frontMatter.placeOf([field, index]), text: String(item) }]
      : [],
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
