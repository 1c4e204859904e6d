import { forget, keep, onKeptElsewhere } from '../kept/keeping.ts';
import { kept } from '../kept/kept.ts';
import { readFragment, writeFragment } from '../calculator/share-link.ts';
import type { Shared } from '../calculator/share-link.ts';

/** The name the numbers of all worksheets are kept under, as the fragment of a link. */
export const NUMBERS = 'numbers';

/**
 * Wakes the buttons that keep the numbers of all worksheets on this device and delete them again. Which of them and of
 * the sentences beside them are shown is said by `data-state`. A link that brought other numbers changes nothing of what
 * is kept until the reader says so.
 * @returns what to call when typing rests, with all numbers there are, and whether the reader changed any.
 */
export function keepNumbers(place: HTMLElement): (shared: Shared, changed: boolean) => void {
  let shown = readFragment(location.hash);
  let follows = kept(NUMBERS) !== null && areOwn(shown);
  const show = (refused = false): void => {
    const state = kept(NUMBERS) === null ? 'none' : follows ? 'kept' : 'others';
    place.dataset['state'] = refused ? 'refused' : state;
  };
  place.addEventListener('click', ({ target }) => {
    const asked = (target as HTMLElement).dataset['keeping'];
    if (asked === undefined) return;
    const done = asked === 'keep' ? keep(NUMBERS, writeFragment(shown)) : forget(NUMBERS);
    follows = done && asked === 'keep';
    show(!done);
    // The button that was pressed may have gone.
    place.querySelector<HTMLElement>(`[data-keeping="${follows ? 'delete' : 'keep'}"]`)?.focus();
  });
  onKeptElsewhere(NUMBERS, () => {
    follows &&= kept(NUMBERS) !== null;
    show();
  });
  for (const button of place.querySelectorAll('button')) button.disabled = false;
  show();
  return (shared, changed) => {
    shown = shared;
    if (changed && follows) show(!keep(NUMBERS, writeFragment(shared)));
  };
}

/** Whether the numbers of an address are the reader's: none, those that are kept, or brought from another worksheet. */
function areOwn(shown: Shared): boolean {
  return (
    shown.size === 0 ||
    document.referrer.startsWith(`${location.origin}/calculators/`) ||
    [...readFragment(kept(NUMBERS) ?? '')].every(([key, text]) => shown.get(key) === text)
  );
}
