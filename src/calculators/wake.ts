/** How near the view a worksheet comes before its script is fetched: a screen's height. */
const NEAR = '100%';

// Makes the forms of the calculators writable, and fetches a script when one of its worksheets comes near the view
// or is written in. What is written before it arrives is worked when it does. Until then the built page is all there
// is, and nothing moves when that changes.

const worksheets = document.querySelectorAll('.worksheet');
const near = new IntersectionObserver(
  (places) => {
    for (const { isIntersecting, target } of places) if (isIntersecting) wake(target);
  },
  { rootMargin: NEAR },
);

for (const worksheet of worksheets) {
  for (const line of worksheet.querySelectorAll<HTMLInputElement>('[data-part="form"] [name]')) {
    line.disabled = line.readOnly = false;
  }
  worksheet.addEventListener('focusin', () => wake(worksheet));
  near.observe(worksheet);
}

// A script is fetched once however often it is asked for. Where the network fails, the next touch asks again.
// Of three on, the one file with all of them weighs less than a file for each.
function wake({ localName }: Element): void {
  const name = worksheets.length > 2 ? 'all' : localName;
  import(/* @vite-ignore */ `/_astro/${name}.${import.meta.env.CALCULATOR_SCRIPTS}.js`).catch(
    () => undefined,
  );
}
