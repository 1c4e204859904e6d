import { isFor, readFragment } from './share-link.ts';

/** How far from the view a calculator may be when its script is fetched. */
const NEAR = '600px';

/**
 * Fetches a calculator's script when the reader comes near it, focuses it, or follows a link that
 * brings values for it. Until then the built page is all there is.
 */
export function wake(element: string, code: string, load: () => Promise<unknown>): void {
  const places = document.querySelectorAll(element);
  const near = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) start();
    },
    { rootMargin: NEAR },
  );
  const start = (): void => {
    near.disconnect();
    removeEventListener('hashchange', follow);
    load().catch(() => {
      // The page reads on without the script; a reload tries again.
    });
  };
  const follow = (): void => {
    if (isFor(code, readFragment(location.hash))) start();
  };
  addEventListener('hashchange', follow);
  for (const place of places) {
    near.observe(place);
    place.addEventListener('focusin', start, { once: true });
  }
  follow();
}
