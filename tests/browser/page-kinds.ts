/** One address for each kind of page. */
export const pageKinds = [
  '/',
  '/articles/five-goals-ten-weeks-later/',
  '/articles/five-questions-then-stop-talking/',
  '/archive/',
  '/archive/2026/11/',
  '/topics/',
  '/topics/goals/',
  '/search/',
  '/calculators/',
  '/about/',
  '/contact/',
  '/no-such-page/',
];
