import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { z } from 'zod';
import { tomlFields, yamlFields } from '../markdown/markdown-file.ts';
import type { Fields } from '../markdown/markdown-file.ts';
import type { AddressParts } from './permalinks.ts';

/** A file of a static site: where it lies, and what its front matter and its name say. */
export interface SiteFile {
  /** The path on this machine. */
  readonly location: string;
  readonly fields: Fields;
  readonly parts: Omit<AddressParts, 'path' | 'folders'>;
}

/** A site's generator, as its settings tell of it. */
export interface StaticSite {
  /** The address that a file's page had; `undefined` where the settings leave it open. */
  addressOf(file: SiteFile): string | undefined;
  /** An address that front matter names, in full. */
  inFull(address: string): string;
  /** Whether a file is a page that stands by itself, and no post; `undefined` where the generator doesn't say. */
  isPage(location: string): boolean | undefined;
}

/** A field's text; `undefined` where it is anything else. */
export const text = z.string().optional().catch(undefined);

/** A path below a folder, with its folders, without its ending. */
export function pathBelow(root: string, location: string): Pick<AddressParts, 'path' | 'folders'> {
  const path = relative(root, location)
    .split(sep)
    .join('/')
    .replace(/\.[^./]+$/, '');
  return { path, folders: path.split('/').slice(0, -1) };
}

/** Puts a site's address and the folder it lies in before paths on it. */
export function inFullBelow(
  url: string | undefined,
  base: string | undefined,
): StaticSite['inFull'] {
  const prefix = (base ?? '').replace(/\/+$/, '');
  return (address) => {
    if (/^https?:/.test(address)) return address;
    const path = `${prefix}/${address.replace(/^\/+/, '')}`;
    return url !== undefined && URL.canParse(url) ? new URL(path, url).href : path;
  };
}

/** The fields of a file of settings; none of a program. */
export function fieldsIn(file: string): Fields {
  if (!/\.(?:toml|ya?ml|json)$/.test(file)) return {};
  const source = readFileSync(file, 'utf8');
  // JSON is YAML, too.
  return file.endsWith('.toml') ? tomlFields(source).fields : yamlFields(source).fields;
}
