/** A pick from what there is, and chance: everything the generated words are drawn with. */
export interface Draw {
  /** One of these. */
  of<Item>(items: readonly Item[]): Item;
  /** A whole number, both ends included. */
  number(least: number, most: number): number;
  /** Whether something with this chance happens. */
  happens(chance: number): boolean;
}

const seedStep = 0x9e3779b9;

/** The same draws for the same seed and place, on every machine (Mulberry32). */
export function drawFrom(seed: number, place: number): Draw {
  let state = Math.imul(seed + 1, 0x85ebca6b) ^ Math.imul(place + 1, 0xc2b2ae35);
  const next = (): number => {
    state = (state + seedStep) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1));
  return {
    number,
    happens: (chance) => next() < chance,
    of(items) {
      const item = items[number(0, items.length - 1)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
  };
}

export const people = words(
  'a rep in dental supplies | a rep in roofing | a rep in payroll software | a rep in forklifts | a rep in school uniforms',
  'a rep in greenhouse glass | a rep in elevators | a rep in hearing aids | a rep in printing inks | a rep in boat insurance',
  'a rainmaker at a law firm | a rainmaker at an audit firm | a founder of two | a founder of nine | a broker of farmland',
  'a manager of four | a manager of eleven | a manager of thirty | a new manager | a manager near retirement',
  'a veteran of steel | a veteran of paper | a first-year rep | a second-year rep | a rep on probation',
  'a rep back from leave | a rep with twins | a rep with a violin | a rep with a long commute | a rep who paints',
  'a rep who never lost his temper | a rep who kept every notebook | a rep who hated the phone | a rep who sold to farmers',
  'a rep who sold to nuns | a rep who sold by letter | a rep who drove a van | a rep who counted stairs | a rep who slept badly',
  'a rep who asked twice | a rep who asked once',
);

export const things = words(
  'a quiet pipeline | a lost renewal | a late forecast | a crowded calendar | a cold list | a warm introduction | a short proposal',
  'a long proposal | a price increase | a discount | a silent buyer | a friendly buyer | a buyer on holiday | a committee of nine',
  'a change of boss | a new territory | a smaller territory | a merger | a missed quarter | a record quarter | a slow August',
  'a long December | a first visit | a second visit | a broken promise | a kept promise | an unread contract | an honest loss',
  'a lucky win | a pilot that stalled | a pilot that spread | a reference call | a trade fair | an empty stand | a Monday review',
  'a ride-along | a bonus that vanished | a cap on pay | a raise nobody asked for | a contest with one prize | a wall of names',
  'a list of ten | a list of a hundred | a question left out | a question asked early | a debt | a kitchen | a sabbatical | a wedding',
);

export const moments = words(
  'on a Tuesday | before breakfast | in a parking lot | after the meeting | in the ninth week | in the last week of June',
  'on the way home | at a kitchen table | during a storm | at half past four | between two flights | on the first of the month',
  'in a borrowed office | by the copier | on a slow train | in the rain | at the school gate | before the forecast',
  'after the holidays | in the quiet hour',
);

export const topics = [
  ['activity', 'Activity', 'the work that can be done today'],
  ['beliefs', 'Beliefs', 'the rules people live by without noticing'],
  ['buyers', 'Buyers', 'the people across the table, and what they are afraid of'],
  ['coaching', 'Coaching', 'conversations that change what a rep does next'],
  ['contests', 'Contests', 'prizes, gongs, and what they teach'],
  ['forecasts', 'Forecasts', 'saying in May what will be true in June'],
  ['goals', 'Goals', 'a wish with a price, a date and a week'],
  ['habits', 'Habits', 'what is done without deciding to'],
  ['pay-plans', 'Pay plans', 'reading the document that pays you'],
  ['pipeline', 'Pipeline', 'conversations, and a calendar to fit them in'],
  ['reasons', 'Reasons', 'why somebody wants to work today'],
  ['weeks', 'Weeks', 'the smallest piece of a year that can be a good one'],
] as const;

const turns = {
  person: people,
  thing: things,
  moment: moments,
  day: words('Monday | Tuesday | Wednesday | Thursday | Friday'),
  place: words(
    'the loading dock | the lobby | the second floor | a diner off the freeway | the back office | the plant',
    'the waiting room | the car | the stairwell | the break room | the showroom | the front desk',
  ),
  act: words(
    'picked up the phone | wrote the number on a card | asked the question first | closed the laptop | cleared the afternoon',
    'walked the buyer to the door | read the plan to the end | counted the conversations | moved the meeting to the morning',
    'said the price and stopped talking | called the old customer back | crossed out four names | left at six',
    'drew five boxes on a pad | told the truth about the date | sent one page in place of twelve',
  ),
  noun: words(
    'the week | the goal | the plan | the reason | the number | the calendar | the list | the habit | the price | the call',
    'the promise | the deadline | the forecast | the notebook | the debrief | the first hour',
  ),
  quality: words(
    'smaller | plainer | kinder | slower | harder to argue with | easier to keep | closer to home | worth saying aloud',
    'less heroic | more exact | oddly cheerful | nobody’s business | half finished | long overdue',
  ),
  speech: words(
    'I never asked | That can’t be all of it | I knew in March | Say it again, slower | I’d have taken less | Nobody told me that',
    'I thought it was the price | Then we needn’t wait | It was on my list | I’ll know by Thursday | That’s the part I leave out',
    'Somebody else has to say yes | I counted twice | You could have told me | It isn’t about the truck',
  ),
};

const sentences = [
  'It began with {person} and {thing}, {moment}.',
  'By {day} there were {count} names left, and {noun} had become {quality}.',
  'I asked about {thing}, and got a long answer about {noun}.',
  'You can see it coming: {noun} gets {quality}, and {person} gets the blame.',
  'So {person} {act}, {count} times in {count} days, and kept the tally on a card.',
  'Out of {count} conversations, {count} went somewhere, which is about what the arithmetic said.',
  'The rest was worth {money} a week, give or take a slow August.',
  'What does it cost to leave {noun} alone for another month?',
  'Nobody at {place} could say when {thing} had turned into the usual thing.',
  'At {place}, {moment}, somebody finally {act}.',
  'There is a difference between {thing} and {thing}, and it shows on {day}.',
  'If {noun} is {quality}, then {noun} can be {quality} too.',
  'That is {percent} percent of the year spent on {thing}.',
  'The manager {act}, waited, and heard about {thing} for the first time.',
  'I have watched {person} do this with {money} on the table and with nothing on it.',
  'It takes {count} minutes, which is less than {thing} takes.',
  'Most people would rather talk about {thing} than about {noun}.',
  'The figure was {money}, and it had been {money} since the spring.',
  'Two of the {count} said so without being asked; the others needed {noun}.',
  'On {day} the same thing happened {moment}, and it was {quality}.',
  'Write {noun} where you’ll trip over it, and look at it again on {day}.',
  'Was it {thing}, or was it only {day}?',
  '{count} weeks later the list was shorter and {noun} was {quality}.',
  'Ask what happened at {place}, and then ask what happened just before.',
  'A week of {money} is a size a person can hold in mind while driving.',
  'When {thing} comes up, {person} looks at the clock, and that is worth noticing.',
  'It would have been easy to call it {thing} and go home.',
  'You don’t need {thing} for that; you need {noun} and {count} quiet minutes.',
  'The answer came {moment}, and it had nothing to do with {thing}.',
  'I wouldn’t build a year on it, but I would build {day} on it.',
  'For every {count} calls there was one that changed {noun}.',
  'Then {person} {act}, and the room went still.',
];

const openings = [
  'What {person} learned from {thing} {moment}',
  'How {thing} looks to {person} {moment}',
  'Why {person} wouldn’t blame {thing} {moment}',
  'When {person} met {thing} {moment}',
];

const descriptions = [
  'How {person} took {thing} apart {moment}, and what was left of it on {day}.',
  'About {thing}, {noun}, and a conversation at {place} that made both {quality}.',
  'What {thing} costs in a week, and what {person} did about it {moment}.',
  'A short account of {thing}: the numbers, the week after, and what got {quality}.',
];

const headings = [
  'What {thing} was for',
  '{noun}, and who owns it',
  'The part about {thing}',
  'Then came {day}',
  'Before {thing}',
  'Why {noun} got {quality}',
  'At {place}',
  '{count} weeks of it',
  'What to ask about {noun}',
  'A week at {money}',
];

export const sentence = (draw: Draw): string => filled(draw.of(sentences), draw);
export const description = (draw: Draw): string => filled(draw.of(descriptions), draw);
export const heading = (draw: Draw): string => filled(draw.of(headings), draw);
export const speech = (draw: Draw): string => draw.of(turns.speech);
export const noun = (draw: Draw): string => draw.of(turns.noun);
export const act = (draw: Draw): string => draw.of(turns.act);
export const money = (draw: Draw): string =>
  `$${(draw.number(2, 900) * 100).toLocaleString('en-US')}`;

/**
 * The headline of the article at a place: no two places of one seed share one.
 * @throws when the place is beyond what there are words for.
 */
export function distinctTitle(seed: number, place: number): string {
  const kinds = [openings, people, things, moments];
  const combinations = kinds.reduce((product, kind) => product * kind.length, 1);
  if (place >= combinations) throw new Error(`There are only ${combinations} distinct headlines.`);
  // A prime that divides none of the lists' lengths visits every combination once, in a scattered order.
  let rest = (place * 7_919 + seed * 104_729) % combinations;
  const [opening = '', person = '', thing = '', moment = ''] = kinds.map((kind) => {
    const word = kind[rest % kind.length];
    rest = Math.floor(rest / kind.length);
    return word;
  });
  return opening.replace('{person}', person).replace('{thing}', thing).replace('{moment}', moment);
}

function filled(template: string, draw: Draw): string {
  const text = template.replace(/\{(\w+)\}/g, (_, slot: string) => {
    if (slot === 'count') return String(draw.number(2, 60));
    if (slot === 'percent') return String(draw.number(2, 98));
    if (slot === 'money') return money(draw);
    return draw.of(turns[slot as keyof typeof turns]);
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function words(...lines: string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' | '));
}
