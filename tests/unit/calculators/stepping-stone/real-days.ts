/**
 * What a rep sees on a day like any other: what is in the form, and what it comes to. Money as a reader writes it. The
 * same situations are worked by the model and typed into a browser.
 */
export interface RealDay {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly goal: string;
  readonly averageWeek?: string;
  readonly earned: string;
  readonly start: string;
  readonly deadline: string;
  readonly weeksOff: string;
  readonly outcome: 'stone' | 'days' | 'met' | 'over';
  readonly weeksLeft: number;
  readonly exact?: string;
  readonly stone?: string;
  /** What the sentence says. */
  readonly says: readonly string[];
  /** Figures, by what their label begins with, and what stands in their value and note. */
  readonly figures?: Readonly<Record<string, readonly string[]>>;
}

const year = { start: '2026-01-05', deadline: '2026-12-31', weeksOff: '0' };

/** Situations of real days. */
export const realDays: readonly RealDay[] = [
  {
    ...year,
    today: '2026-11-28',
    goal: '1,000,000',
    earned: '880,000',
    outcome: 'stone',
    weeksLeft: 4.8,
    exact: '$25,000.00',
    stone: '$25,000',
    says: ['$120,000 is left to sell by Dec 31, 2026', '$25,000 a week', '4.8 working weeks'],
    figures: {
      'An even pace': ['$907,335.91', '47 of 51.8 weeks gone', '$27,335.91 behind'],
    },
  },
  {
    ...year,
    today: '2026-11-28',
    goal: '1,000,000',
    earned: '880,000',
    weeksOff: '2',
    outcome: 'stone',
    weeksLeft: 2.8,
    exact: '$42,857.14',
    stone: '$43,000',
    says: ['$43,000 a week', '2.8 working weeks', '$42,857.14'],
  },
  {
    ...year,
    today: '2026-07-01',
    goal: '600,000',
    earned: '310,000',
    weeksOff: '3',
    outcome: 'stone',
    weeksLeft: 23.4,
    exact: '$12,393.16',
    stone: '$13,000',
    says: ['$290,000 is left', '23.4 working weeks'],
  },
  {
    ...year,
    today: '2026-03-02',
    goal: '250,000',
    earned: '-15,000',
    weeksOff: '2',
    outcome: 'stone',
    weeksLeft: 41.8,
    exact: '$6,339.71',
    stone: '$6,400',
    says: ['$265,000 is left', '41.8 working weeks'],
  },
  {
    ...year,
    today: '2026-11-25',
    goal: '50,000',
    earned: '44,000',
    deadline: '2026-11-27',
    outcome: 'days',
    weeksLeft: 0.6,
    exact: '$10,000.00',
    says: ['$6,000 is left', '3 working days', '$2,000 a day'],
  },
  {
    ...year,
    today: '2026-11-28',
    goal: '1,000,000',
    earned: '0',
    start: '2027-01-04',
    deadline: '2027-12-31',
    weeksOff: '2',
    outcome: 'stone',
    weeksLeft: 50,
    exact: '$20,000.00',
    stone: '$20,000',
    says: ['To sell $1,000,000 by Dec 31, 2027', '50 working weeks'],
  },
  ...['0', '2', '60'].map(
    (weeksOff) =>
      ({
        ...year,
        today: '2027-01-05',
        goal: '1,000,000',
        earned: '930,000',
        weeksOff,
        outcome: 'over',
        weeksLeft: 0,
        says: ['Dec 31, 2026 is behind you', '$930,000 came in', '$70,000 short'],
      }) as const,
  ),
  {
    ...year,
    today: '2026-11-28',
    goal: '1,000,000',
    earned: '1,040,000',
    outcome: 'met',
    weeksLeft: 4.8,
    says: ['You are there', '$40,000 more', '4.8 working weeks to spare'],
  },
  {
    ...year,
    today: '2026-11-28',
    goal: '',
    averageWeek: '9,400',
    earned: '0',
    outcome: 'stone',
    weeksLeft: 4.8,
    exact: '$10,340.00',
    stone: '$11,000',
    says: ['$11,000 a week', '$52,800 more by Dec 31, 2026'],
  },
];
