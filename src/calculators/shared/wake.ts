/**
 * Makes the forms of a calculator writable, and fetches its script on the first touch: a pointer over
 * it, focus in it, or a link that brings values. What is written before the script arrives is worked
 * when it does. Until then the built page is all there is, and nothing moves when that changes.
 */
export function wake(element: string, load: () => Promise<unknown>): void {
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
  for (const place of document.querySelectorAll(element)) {
    for (const line of place.querySelectorAll('[data-part="form"] :is([readonly], select)')) {
      line.removeAttribute('readonly');
      line.removeAttribute('disabled');
    }
    for (const touch of ['pointerover', 'focusin']) place.addEventListener(touch, start);
  }
  addEventListener('hashchange', follow);
  follow();
}
