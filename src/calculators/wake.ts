/** How near the view a worksheet comes before its script is fetched: a screen's height. */
const NEAR = '100% 0px';

// What the scripts hand out isn't wanted, and a script whose caller waits without asking for it needn't list it.
const scripts: Readonly<Record<string, () => Promise<void>>> = {
  'goal-price': async () => {
    await import('./goal-price/element.ts');
  },
  'comp-plan-ceiling': async () => {
    await import('./comp-plan-ceiling/element.ts');
  },
  'stepping-stone': async () => {
    await import('./stepping-stone/element.ts');
  },
  'reverse-funnel': async () => {
    await import('./reverse-funnel/element.ts');
  },
  'odds-of-a-string': async () => {
    await import('./odds/element.ts');
  },
  many: async () => {
    await import('./all-elements.ts');
  },
};

// Makes the forms of the calculators writable, and fetches a script when one of its worksheets comes near the
// view, is touched, or a link brings values. What is written before it arrives is worked when it does. Until
// then the built page is all there is, and nothing moves when that changes.

const worksheets = document.querySelectorAll('.worksheet');
const kinds = new Set(Array.from(worksheets, ({ localName }) => localName));
const near = new IntersectionObserver(
  (places) => {
    for (const { isIntersecting, target } of places) if (isIntersecting) wake(target);
  },
  { rootMargin: NEAR },
);

for (const worksheet of worksheets) {
  for (const line of worksheet.querySelectorAll('[data-part="form"] :is([readonly], select)')) {
    line.removeAttribute('readonly');
    line.removeAttribute('disabled');
  }
  for (const touch of ['pointerover', 'focusin']) {
    worksheet.addEventListener(touch, () => wake(worksheet));
  }
  near.observe(worksheet);
}
addEventListener('hashchange', follow);
follow();

function follow(): void {
  if (location.hash.startsWith('#v=1')) worksheets.forEach(wake);
}

// A script is fetched once however often it is asked for. Where the network fails, the next touch asks again.
// Of three kinds on, the one file with all of them weighs less than a file for each.
function wake({ localName }: Element): void {
  scripts[kinds.size > 2 ? 'many' : localName]?.().catch(() => undefined);
}
