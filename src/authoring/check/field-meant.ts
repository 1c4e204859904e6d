import { didYouMean } from './nearest.ts';

/** What other blogs call our fields. */
const elsewhere: Readonly<Record<string, string>> = {
  tags: 'topics',
  tag: 'topics',
  categories: 'topics',
  category: 'topics',
  date: 'published',
  pubdate: 'published',
  publishdate: 'published',
  lastmod: 'updated',
  modified: 'updated',
  updateddate: 'updated',
  summary: 'description',
  excerpt: 'description',
  headline: 'title',
  image: 'cover',
  heroimage: 'cover',
  featuredimage: 'cover',
  aliases: 'redirectFrom',
  permalink: 'redirectFrom',
};

/** ` Did you mean "topics"?`, with the space before it, by how a field is spelled or what other blogs call it. */
export function fieldMeant(written: string, known: readonly string[]): string {
  const plain = written.replaceAll(/[-_\s]/g, '').toLowerCase();
  const other = elsewhere[plain];
  const same = known.find((name) => name.toLowerCase() === plain);
  if (same !== undefined) return ` Did you mean "${same}"?`;
  if (other !== undefined && known.includes(other)) return ` Did you mean "${other}"?`;
  return didYouMean(plain, known);
}
