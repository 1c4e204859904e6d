import Today from './Today.astro';

/** What an author may write in an article besides Markdown, without importing it. */
import P from './Pending.astro';
export const articleElements = { Today, SteppingStone: P, GoalPrice: P, Odds: P, ReverseFunnel: P, CompPlanCeiling: P };

/** The same elements for feeds and mails: no script, no classes, nothing that needs the site's styles. */
export const portableElements = { Today, SteppingStone: P, GoalPrice: P, Odds: P, ReverseFunnel: P, CompPlanCeiling: P };
