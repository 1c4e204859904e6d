import CompPlanCeiling from './comp-plan-ceiling/View.astro';
import PortableCompPlanCeiling from './comp-plan-ceiling/Portable.astro';
import GoalPrice from './goal-price/View.astro';
import PortableGoalPrice from './goal-price/Portable.astro';
import Odds from './odds/View.astro';
import PortableOdds from './odds/Portable.astro';
import ReverseFunnel from './reverse-funnel/View.astro';
import PortableReverseFunnel from './reverse-funnel/Portable.astro';
import SteppingStone from './stepping-stone/View.astro';
import PortableSteppingStone from './stepping-stone/Portable.astro';

/** The calculators under the names authors write them by. */
export const embeds = { CompPlanCeiling, GoalPrice, Odds, ReverseFunnel, SteppingStone };

/** The same for feeds and mails: a table, and a link that opens the same state. */
export const portableEmbeds = {
  CompPlanCeiling: PortableCompPlanCeiling,
  GoalPrice: PortableGoalPrice,
  Odds: PortableOdds,
  ReverseFunnel: PortableReverseFunnel,
  SteppingStone: PortableSteppingStone,
};
