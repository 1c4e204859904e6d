import type { Lose } from '../body/losses.ts';
import type { OldArticle } from '../old-article.ts';
import { plainWords, within } from '../fields/plain-words.ts';
import type { ArticlePictures } from './article-pictures.ts';

/** An article's cover as front matter has it, or where a cover that couldn't come along lies. */
export type Cover =
  | { readonly src: string; readonly alt: string }
  | { readonly address: string; readonly words: string };

/** Finds an article's cover and a text for those who don't see it; `undefined` where it had none that can be found. */
export async function coverOf(
  cover: OldArticle['cover'],
  title: string,
  pictures: ArticlePictures,
  lose: Lose,
): Promise<Cover | undefined> {
  if (!cover?.src) return undefined;
  const found = await pictures.find(cover.src);
  const had = plainWords(cover.alt ?? '');
  if (!('name' in found)) {
    return found.address === undefined
      ? undefined
      : { address: found.address, words: had || 'The picture above this article' };
  }
  const src = `./${found.name}`;
  if (had.length >= 5) return { src, alt: within(had, 200) };
  const alt = within(`The picture above “${title}”`, 200);
  lose(`Its cover has no text for those who don’t see it: say what ${found.name} shows`);
  return { src, alt };
}
