import { dayInWords } from '../shared/days/day-in-words.ts';
import { isDay } from '../shared/days/dates.ts';
import type { Paper, Section } from '../shared/paper/paper.ts';

/** A debrief within a day after a call, and a plan within a day before one. */
export const justInTime: Paper = {
  name: 'just-in-time',
  title: 'Just in time',
  sheet: 'call',
  sections: ({ kind }) => [
    call,
    ...(kind === 'before' ? [] : [after]),
    ...(kind === 'after' ? [] : [before]),
  ],
  fresh: (today) => ({ kind: 'after', day: today }),
  headingOf: ({ who = 'Somebody', day = '', kind }) =>
    `${who}, ${kind === 'before' ? 'before' : 'after'} the call${isDay(day) ? ` of ${dayInWords(day)}` : ''}`,
};

/** Words that close the matter before it is opened: "nobody could have closed that one". */
const EXCUSES = [
  /^\W*(?:nothing|not a thing|nada)\b/i,
  /\bnothing (?:I|we|you|anybody|anyone|to do)\b/i,
  /\b(?:nobody|no one|not even \w+) (?:could|can|would)\b/i,
  /\bwas (?:hopeless|never going to)\b/i,
];

/** Whether an answer to "what would I do differently" says that nothing could be. */
export function isExcuse(answer: string): boolean {
  return EXCUSES.some((excuse) => excuse.test(answer));
}

const call: Section = {
  name: 'call',
  title: 'The call',
  questions: [
    {
      name: 'kind',
      asks: 'Which is it?',
      room: 'choice',
      choices: [
        ['after', 'After a call'],
        ['before', 'Before a call'],
      ],
    },
    {
      name: 'who',
      asks: 'With whom',
      note: 'Initials will do.',
      room: 'line',
    },
    { name: 'day', asks: 'The day of the call', room: 'day' },
  ],
};

const after: Section = {
  name: 'after',
  title: 'Within a day after',
  questions: [
    {
      name: 'happened',
      asks: 'What happened?',
      note: 'What they said, in their words. Not what it meant.',
      room: 'lines',
    },
    {
      name: 'wanted',
      asks: 'What did I want from it?',
      note: 'Nothing in particular? Then that’s what you were sold.',
      room: 'lines',
    },
    {
      name: 'cue',
      asks: 'Which cue did I miss?',
      note: 'Where did it turn? There’s nearly always a spot: a pause, a name, a yes that came too fast.',
      room: 'lines',
    },
    {
      name: 'differently',
      asks: 'What would I do differently, if I had it back at two o’clock?',
      note: 'Never “nobody could have closed it.” The price list won’t be in the car with you on Tuesday.',
      room: 'lines',
    },
    {
      name: 'believed',
      asks: 'What did I believe that made me do it?',
      note: 'How would I buy this? You sell the way you buy, and from the inside it feels like manners.',
      room: 'lines',
    },
    {
      name: 'sentence',
      asks: 'The sentence I’ll say next time',
      note: 'Word for word. Say it out loud once, in the car.',
      room: 'lines',
    },
  ],
};

const before: Section = {
  name: 'before',
  title: 'Within a day before',
  questions: [
    {
      name: 'forWhom',
      asks: 'Who will be there, and what worries them?',
      note: 'The one who can sign, by name. If you don’t know, that’s your first question.',
      room: 'lines',
    },
    {
      name: 'true',
      asks: 'What must be true when it ends?',
      note: 'Something you could check: a date, a name, a yes, a no.',
      room: 'lines',
    },
    {
      name: 'hardest',
      asks: 'The hardest question, theirs or mine',
      note: 'The one you’d rather leave for the end, if it goes well. What if it’s first?',
      room: 'lines',
    },
    {
      name: 'answer',
      asks: 'My answer, word for word',
      room: 'lines',
    },
    {
      name: 'serves',
      asks: 'Whose goal does this call serve?',
      note: 'Theirs, yours, or nobody’s but the forecast’s. If you can’t say, don’t dial yet.',
      room: 'lines',
    },
  ],
};
