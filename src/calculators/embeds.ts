import CompPlanCeiling from './comp-plan-ceiling/View.astro';
import GoalPrice from './goal-price/View.astro';
import Odds from './odds/View.astro';
import PortableCompPlanCeiling from './comp-plan-ceiling/Portable.astro';
import PortableGoalPrice from './goal-price/Portable.astro';
import PortableOdds from './odds/Portable.astro';
import PortableReverseFunnel from './reverse-funnel/Portable.astro';
import PortableSteppingStone from './stepping-stone/Portable.astro';
import ReverseFunnel from './reverse-funnel/View.astro';
import SteppingStone from './stepping-stone/View.astro';

/** The calculators by the tag an article writes. */
export const embeds = { GoalPrice, CompPlanCeiling, SteppingStone, ReverseFunnel, Odds };

/** The same tags for feeds and mails: a table and a link, without script. */
export const portableEmbeds = {
  GoalPrice: PortableGoalPrice,
  CompPlanCeiling: PortableCompPlanCeiling,
  SteppingStone: PortableSteppingStone,
  ReverseFunnel: PortableReverseFunnel,
  Odds: PortableOdds,
};
