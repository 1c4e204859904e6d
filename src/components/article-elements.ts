import ArticlePicture from './ArticlePicture.astro';
import P from './Pending.astro';
import PortablePicture from './PortablePicture.astro';
import PortableToday from './PortableToday.astro';
import Today from './Today.astro';

/** What an author may write in an article besides Markdown, without importing it; and how Markdown's pictures are shown. */
export const articleElements = {
  Today,
  img: ArticlePicture,
  SteppingStone: P,
  GoalPrice: P,
  Odds: P,
  ReverseFunnel: P,
  CompPlanCeiling: P,
};

/** The same for feeds and mails: no script, no classes, nothing that needs the site's styles. */
export const portableElements = {
  Today: PortableToday,
  img: PortablePicture,
  SteppingStone: P,
  GoalPrice: P,
  Odds: P,
  ReverseFunnel: P,
  CompPlanCeiling: P,
};
