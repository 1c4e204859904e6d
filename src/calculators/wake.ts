/** How near the view a worksheet comes before its script is fetched: a screen's height. */
const NEAR = '100% 0px';

const scripts: Readonly<Record<string, () => Promise<unknown>>> = {
  'goal-price': () => import('./goal-price/element.ts'),
  'comp-plan-ceiling': () => import('./comp-plan-ceiling/element.ts'),
  'stepping-stone': () => import('./stepping-stone/element.ts'),
  'reverse-funnel': () => import('./reverse-funnel/element.ts'),
  'odds-of-a-string': () => import('./odds/element.ts'),
};

for (const [element, load] of Object.entries(scripts)) wake(element, load);

/**
 * Makes the forms of a calculator writable, and fetches its script when one of them comes near the view, is
 * touched, or a link brings values. What is written before the script arrives is worked when it does. Until
 * then the built page is all there is, and nothing moves when that changes.
 */
function wake(element: string, load: () => Promise<unknown>): void {
  let asked = false;
  const start = (): void => {
    if (asked) return;
    asked = true;
    // Where the network failed, the next touch asks again.
    load().catch(() => (asked = false));
  };
  const follow = (): void => {
    if (location.hash.startsWith('#v=1')) start();
  };
  const near = new IntersectionObserver(
    (places) => {
      if (places.some(({ isIntersecting }) => isIntersecting)) start();
    },
    { rootMargin: NEAR },
  );
  for (const place of document.querySelectorAll(element)) {
    for (const line of place.querySelectorAll('[data-part="form"] :is([readonly], select)')) {
      line.removeAttribute('readonly');
      line.removeAttribute('disabled');
    }
    for (const touch of ['pointerover', 'focusin']) place.addEventListener(touch, start);
    near.observe(place);
  }
  addEventListener('hashchange', follow);
  follow();
}
