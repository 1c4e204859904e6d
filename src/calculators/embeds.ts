import CompPlanCeiling from './comp-plan-ceiling/View.astro';
import CompPlanCeilingInSentence from './comp-plan-ceiling/InSentence.astro';
import GoalPrice from './goal-price/View.astro';
import GoalPriceInSentence from './goal-price/InSentence.astro';
import Odds from './odds/View.astro';
import OddsInSentence from './odds/InSentence.astro';
import PortableCompPlanCeiling from './comp-plan-ceiling/Portable.astro';
import PortableGoalPrice from './goal-price/Portable.astro';
import PortableOdds from './odds/Portable.astro';
import PortableReverseFunnel from './reverse-funnel/Portable.astro';
import PortableSteppingStone from './stepping-stone/Portable.astro';
import ReverseFunnel from './reverse-funnel/View.astro';
import ReverseFunnelInSentence from './reverse-funnel/InSentence.astro';
import SteppingStone from './stepping-stone/View.astro';
import SteppingStoneInSentence from './stepping-stone/InSentence.astro';

/** The full worksheets, for the pages of their own, by the tag an article writes. */
export const worksheets = { GoalPrice, CompPlanCeiling, SteppingStone, ReverseFunnel, Odds };

/** What the same tags are in an article: a sentence with a field or two. */
export const embeds = {
  GoalPrice: GoalPriceInSentence,
  CompPlanCeiling: CompPlanCeilingInSentence,
  SteppingStone: SteppingStoneInSentence,
  ReverseFunnel: ReverseFunnelInSentence,
  Odds: OddsInSentence,
};

/** The same tags for feeds and mails: a table and a link, without script. */
export const portableEmbeds = {
  GoalPrice: PortableGoalPrice,
  CompPlanCeiling: PortableCompPlanCeiling,
  SteppingStone: PortableSteppingStone,
  ReverseFunnel: PortableReverseFunnel,
  Odds: PortableOdds,
};
