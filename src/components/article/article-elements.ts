import { shows } from '../../article-text/body-facts.ts';
import type { Article } from '../../articles/published.ts';
import { buildDay } from '../../calculators/shared/days/build-day.ts';
import { embeds, portableEmbeds } from '../../calculators/embeds.ts';
import ArticlePicture from './ArticlePicture.astro';
import PortablePicture from './PortablePicture.astro';
import PortableToday from './PortableToday.astro';
import Today from './Today.astro';

/** What an author may write in an article besides Markdown, without importing it; and how Markdown's pictures are shown. */
export const articleElements = { ...embeds, Today, img: ArticlePicture };

/** The same for feeds and mails: no script, no classes, nothing that needs the site's styles. */
export const portableElements = { ...portableEmbeds, Today: PortableToday, img: PortablePicture };

/** The day an article's calculators reckon from; nothing for an article without any. */
export function dayShownIn(article: Article): string | undefined {
  return Object.keys(embeds).some((tag) => shows(article, tag)) ? buildDay : undefined;
}
