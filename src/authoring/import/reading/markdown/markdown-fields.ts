import { record } from './markdown-file.ts';
import type { Fields } from './markdown-file.ts';

/** Everything a post is filed under. */
export function topics(fields: Fields): string[] {
  const taxonomies = record(fields['taxonomies']);
  const keys = ['categories', 'category', 'tags', 'tag', 'topics', 'keywords'];
  return [
    ...keys.flatMap((key) => listed(fields[key])),
    ...keys.flatMap((key) => listed(taxonomies[key])),
  ];
}

/** A list, or a text that is one: Jekyll takes "sales goals" for two tags; with commas they are the ones between. */
export function listed(value: unknown): string[] {
  if (typeof value !== 'string') return flat(value);
  return value.split(value.includes(',') ? ',' : /\s+/).filter((part) => part.trim() !== '');
}

/** A post’s picture, under whatever name its generator has for it. */
export function cover(fields: Fields): {
  src: string | undefined;
  alt: string | undefined;
} {
  for (const key of [
    'image',
    'cover',
    'featured_image',
    'featuredImage',
    'feature_image',
    'thumbnail',
    'header',
    'images',
    'heroImage',
  ]) {
    const value = fields[key];
    const inside = record(value);
    const src =
      texts(inside, 'src', 'url', 'path', 'image', 'teaser', 'feature')[0] ?? flat(value)[0];
    const alt = texts(inside, 'alt')[0] ?? texts(fields, 'image_alt', 'imageAlt', 'coverAlt')[0];
    if (src) return { src, alt };
  }
  return { src: undefined, alt: undefined };
}

/** The texts that fields hold, in lists as well. */
export function texts(fields: Fields, ...keys: string[]): string[] {
  return keys.flatMap((key) => flat(fields[key]));
}

function flat(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(flat);
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (value instanceof Date) return [value.toISOString()];
  const name = record(value)['name'];
  return typeof name === 'string' ? [name] : [];
}

export const isTrue = (value: unknown): boolean => value === true || value === 'true';
export const isFalse = (value: unknown): boolean => value === false || value === 'false';
