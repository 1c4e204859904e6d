/** One calculator of the path from a reason to a week's work. */
export interface Step {
  /** Its place on the path, from 1. */
  readonly place: number;
  /** Its address is `/calculators/<name>/`. */
  readonly name: string;
  /** What authors write in an article: `<GoalPrice />`. */
  readonly tag: 'GoalPrice' | 'CompPlanCeiling' | 'SteppingStone' | 'ReverseFunnel' | 'Odds';
  readonly title: string;
  /** What it asks the reader, in the reader's words. */
  readonly question: string;
  /** What it gives, in one sentence. */
  readonly promise: string;
  /** The step its result is handed to. */
  readonly next: Step | null;
}

const odds: Step = {
  place: 5,
  name: 'odds',
  tag: 'Odds',
  title: 'Odds of a string',
  question: 'How likely is a run of good weeks?',
  promise:
    'The exact chance of so many good weeks in a row, and what one more point a week is worth.',
  next: null,
};

const reverseFunnel: Step = {
  place: 4,
  name: 'reverse-funnel',
  tag: 'ReverseFunnel',
  title: 'Reverse funnel',
  question: 'What do I have to start, and by when?',
  promise:
    'How many deals to open each week, with your sales cycle’s lag and the confidence you want.',
  next: odds,
};

const steppingStone: Step = {
  place: 3,
  name: 'stepping-stone',
  tag: 'SteppingStone',
  title: 'Stepping stone',
  question: 'What is one good week?',
  promise: 'Your year as one round number a week, and a ladder of good weeks to climb.',
  next: reverseFunnel,
};

const compPlanCeiling: Step = {
  place: 2,
  name: 'comp-plan-ceiling',
  tag: 'CompPlanCeiling',
  title: 'Comp-plan ceiling',
  question: 'Can my pay plan get me there at all?',
  promise:
    'What your plan pays at every attainment, what your goal takes, and where the plan stops.',
  next: steppingStone,
};

const goalPrice: Step = {
  place: 1,
  name: 'goal-price',
  tag: 'GoalPrice',
  title: 'Goal price',
  question: 'What does my reason cost?',
  promise: 'Your reason as a price: after tax, in sales, and in sales a week.',
  next: compPlanCeiling,
};

/** The five calculators in the order a reader works them. */
export const path: readonly Step[] = [
  goalPrice,
  compPlanCeiling,
  steppingStone,
  reverseFunnel,
  odds,
];

/** A worksheet beside the path: questions and room to write, without arithmetic. */
export interface WritingSheet {
  /** Its address is `/calculators/<name>/`. */
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly promise: string;
}

/** Before the first step: it finds the reason that step prices. */
export const whyConversation: WritingSheet = {
  name: 'why-conversation',
  title: 'The why conversation',
  question: 'Why do you want to work today?',
  promise: 'The questions that find a person’s own reason, and the test that shows it’s theirs.',
};

/** After the last step: for each call the week is made of. */
export const justInTime: WritingSheet = {
  name: 'just-in-time',
  title: 'Just in time',
  question: 'What will I say next time?',
  promise: 'A debrief within a day after a call, a plan within a day before one: ten minutes each.',
};

/**
 * The step with this name.
 * @throws when there is none.
 */
export function stepNamed(name: string): Step {
  const step = path.find((candidate) => candidate.name === name);
  if (!step) throw new Error(`"${name}" isn't one of the calculators in src/calculators/path.ts.`);
  return step;
}
