import { dayInWords } from '../shared/days/day-in-words.ts';
import { isDay } from '../shared/days/dates.ts';
import type { Answers, Paper, Question, Section } from '../shared/paper/paper.ts';

/** The answers that may hold the reason, the one asked last first: it comes out late. */
const WANTS = ['lottery', 'inThreeYears', 'soon', 'hoped'] as const;

/** A reason quoted in a question is cut here, at a word. Characters. */
const LONGEST_QUOTE = 160;

/** The questions that find somebody's own reason to work, and the test that shows whether it is theirs. */
export const whyConversation: Paper = {
  name: 'why-conversation',
  title: 'The why conversation',
  sheet: 'conversation',
  sections: (answers) => [opening, untilNow, wand, lottery, theTest(answers), now],
  fresh: (today) => ({ day: today }),
  headingOf: ({ who = 'Somebody', day = '' }) => (isDay(day) ? `${who}, ${dayInWords(day)}` : who),
};

/** The very words to test: the answer that was chosen, else the last that was given; `null` before there is one. */
export function reasonIn(answers: Answers): string | null {
  const chosen = answers['tested'];
  const name = chosen && answers[chosen] ? chosen : WANTS.find((want) => answers[want]);
  const words = (name && answers[name])?.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  if (!words) return null;
  return words.length > LONGEST_QUOTE
    ? `${words.slice(0, LONGEST_QUOTE).replace(/\s\S*$/, '')}…`
    : words;
}

const opening: Section = {
  name: 'opening',
  title: 'Two people, one of them asking',
  questions: [
    {
      name: 'who',
      asks: 'Who is it for?',
      note: 'A first name will do. Or “me”: answer all of it yourself before you ask anybody.',
      room: 'line',
    },
    { name: 'day', asks: 'Today', room: 'day' },
  ],
};

const untilNow: Section = {
  name: 'until-now',
  title: 'Until now',
  questions: [
    {
      name: 'hoped',
      asks: 'What did you hope to have done by now?',
      note: 'Past tense, and gently. Don’t say “there’s still time.” Say “what else?”',
      room: 'lines',
    },
    {
      name: 'mostEarned',
      asks: 'The most you ever earned in a year',
      note: 'What was that year like? A miserable best year stands guard over the next one.',
      room: 'dollars',
    },
    {
      name: 'mostDreamed',
      asks: 'The most you ever dreamed of',
      note: 'Hardly more than the most ever earned? Then the dreaming stopped.',
      room: 'dollars',
    },
    {
      name: 'planPays',
      asks: 'The most this pay plan could pay you',
      note: 'Almost nobody knows.',
      link: { to: '/calculators/comp-plan-ceiling/', words: 'Work it out together' },
      room: 'dollars',
    },
  ],
};

const wand: Section = {
  name: 'wand',
  title: 'The magic wand',
  questions: [
    {
      name: 'soon',
      asks: 'In six months, or by the year’s end: what has changed?',
      note: 'The near one has a price tag.',
      room: 'lines',
    },
    {
      name: 'inThreeYears',
      asks: 'And in three years?',
      note: 'The far one is a life. If the near one has no bearing on it, say nothing, and let them notice.',
      room: 'lines',
    },
  ],
};

const lottery: Section = {
  name: 'lottery',
  title: 'The lottery',
  questions: [
    {
      name: 'lottery',
      asks: 'Ten million dollars, after tax, and nothing to worry about. What do you do with a Monday?',
      note: 'Let them get the beach out of their system. “And then what?” until something comes that no store sells.',
      room: 'lines',
    },
    {
      name: 'takes',
      asks: 'How much of the ten million does it take to get that done?',
      note: 'A list with prices. Not a feeling.',
      room: 'dollars',
    },
    {
      name: 'begins',
      asks: 'And to begin, badly, by next summer?',
      note: 'Sometimes it’s close to nothing.',
      room: 'dollars',
    },
  ],
};

function theTest(answers: Answers): Section {
  const reason = reasonIn(answers);
  const heard: Question = {
    name: 'heard',
    asks: 'What did you hear?',
    note: 'Nothing yet? Ask “why that?” once more, as though you hadn’t heard, and wait. If nothing comes, leave it for another day. Never call it fake.',
    room: 'choice',
    choices: [
      ['passion', 'Passion: faster, warmer, can’t stop'],
      ['emotion', 'Emotion: a pause, a lower voice, wet eyes'],
      ['nothing', 'Nothing yet: the brochure'],
    ],
  };
  return {
    name: 'test',
    title: 'The test',
    questions: [
      {
        name: 'tested',
        asks: 'Which of their answers do you test?',
        note: 'One at a time, in their words. Yours don’t count.',
        room: 'choice',
        choices: [
          ['hoped', 'What they hoped for'],
          ['soon', 'The near wand'],
          ['inThreeYears', 'The far wand'],
          ['lottery', 'The Monday'],
        ],
      },
      {
        name: 'why',
        asks: reason ? `Why “${reason}”?` : 'Why that?',
        note: 'Ask, and count to eight. A person’s name is a good sign.',
        room: 'lines',
      },
      {
        name: 'different',
        asks: reason
          ? `How will your life be different when you have it: “${reason}”?`
          : 'How will your life be different when you have it?',
        note: 'Listen for the detail nobody would invent: which chair, who’s there, where the dog lies.',
        room: 'lines',
      },
      heard,
    ],
  };
}

const now: Section = {
  name: 'now',
  title: 'Now',
  questions: [
    {
      name: 'trigger',
      asks: 'What makes it real now?',
      note: 'A baby on the way, a rate that resets, a last warning. Somebody asking, at last.',
      room: 'lines',
    },
    {
      name: 'stone',
      asks: 'The first stone: what happens this week?',
      note: 'Small enough to be done before Friday.',
      room: 'lines',
    },
    {
      name: 'lookAgain',
      asks: 'The day you both look again',
      note: 'In both calendars, before either of you stands up.',
      room: 'day',
    },
  ],
};
