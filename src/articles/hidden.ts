import { buildTime } from '../clock.ts';
import { inDevelopment } from '../development.ts';
import { momentInFewWords } from './dates.ts';

/** What decides who sees an article. */
export interface Visibility {
  readonly draft: boolean;
  readonly published: Date;
}

/** Whether this build makes previews: `npm run build -- --preview`. */
export const withPreviews: boolean = process.argv.includes('--preview');

/** Whether readers of the built site don't see an article: a draft, or not yet published. */
export function isHidden({ draft, published }: Visibility): boolean {
  return draft || published > buildTime;
}

/** Why readers don't see an article, in few words for its author: `Draft`, or `Waits for May 14, 2027`. */
export function whyHidden({ draft, published }: Visibility): string | undefined {
  if (draft) return 'Draft';
  return published > buildTime ? `Waits for ${momentInFewWords(published)}` : undefined;
}

/** Whether any page of this run shows an article: only then may its pictures become files. */
export function isShownSomewhere(article: Visibility): boolean {
  return inDevelopment || withPreviews || !isHidden(article);
}
