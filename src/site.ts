import { siteSettings } from './site-settings.ts';

/** Everything an owner sets. What each line means stands beside its name in `site-settings.ts`. */
export const site = siteSettings({
  url: 'https://onegoodweek.example',
  name: 'One Good Week',
  tagline: 'Sales coaching for people with a reason.',
  description:
    'Short, blunt, warm articles and calculators for sales reps, their managers, rainmakers and entrepreneurs: find the reason, price it, and make one good week.',
  audience:
    'For sales reps, their managers, rainmakers and entrepreneurs, and anybody on the way there.',
  language: 'en-US',
  currency: 'USD',
  coach: {
    name: 'Dana Whitlock',
    email: 'dana@onegoodweek.example',
    introduction:
      'I coach salespeople. I ask why you are doing this, I wait for the true answer, and then we do the arithmetic.',
    portrait: '/coach.svg',
  },
  farewell: {
    wish: 'I hope this helps.',
    contact: 'Contact me if you need me.',
    updates: 'Want updates as they’re published?',
  },
  navigation: [
    { label: 'Articles', path: '/archive/' },
    { label: 'Topics', path: '/topics/' },
    { label: 'Calculators', path: '/calculators/' },
    { label: 'About', path: '/about/' },
  ],
  updates: { service: '/updates/' },
  redirects: { '/articles/': '/archive/' },
  newestMonthsInSidebar: 5,
  articlesOnHomePage: 9,
  articlesInArchive: 100,
  articlesInYear: 600,
  articlesInTopic: 50,
  articlesWithStandfirsts: 100,
  articlesInFeed: 25,
  relatedArticles: 3,
  contentsFromHeadings: 3,
});
