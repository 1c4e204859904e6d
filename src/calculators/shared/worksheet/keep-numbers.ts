import { forget, keep, onKeptElsewhere } from '../kept/keeping.ts';
import { kept } from '../kept/kept.ts';
import { write } from './field-lines.ts';
import { readFragment, writeFragment } from './share-link.ts';
import type { Shared } from './share-link.ts';

/** The name the numbers of all worksheets are kept under, as the fragment of a link. */
export const NUMBERS = 'numbers';

const SAYS = {
  none: 'Nothing is stored until you press this. The address of this page holds your numbers.',
  kept: 'Your numbers are kept on this device, and follow what you type. Nothing is sent anywhere.',
  others: 'Other numbers of yours are kept on this device.',
  refused: 'This device won’t keep them: its storage is full or blocked. Copy the link instead.',
  undeleted:
    'This device won’t let us delete them. Clear this site’s data in your browser’s settings.',
};

/** Keeps what is typed on this device, once the reader asked for it. */
export interface NumbersKeeping {
  /** Called when typing rests, with all numbers there are, and whether the reader changed any. */
  follow(shared: Shared, changed: boolean): void;
}

/**
 * The buttons that keep the numbers of all worksheets on this device and delete them again. A link that brought other
 * numbers changes nothing of what is kept until the reader says so.
 */
export function keepNumbers(place: HTMLElement): NumbersKeeping {
  const find = (name: string) => place.querySelector<HTMLElement>(`[data-keeping="${name}"]`);
  const [keeping, deleting, back, says] = ['keep', 'delete', 'back', 'says'].map(find);
  let shown: Shared = readFragment(location.hash);
  let follows = kept(NUMBERS) !== null && areOwn(shown);

  const show = (sentence?: string): void => {
    const stored = kept(NUMBERS);
    const state = stored === null ? 'none' : follows ? 'kept' : 'others';
    place.dataset['state'] = state;
    if (keeping)
      keeping.textContent =
        state === 'others' ? 'Keep these instead' : 'Keep my numbers on this device';
    keeping?.toggleAttribute('hidden', state === 'kept');
    deleting?.toggleAttribute('hidden', state === 'none');
    back?.toggleAttribute('hidden', state !== 'others');
    back?.setAttribute('href', stored ?? '#');
    write(says ?? null, sentence ?? SAYS[state]);
  };
  keeping?.addEventListener('click', () => {
    follows = keep(NUMBERS, writeFragment(shown));
    show(follows ? undefined : SAYS.refused);
    if (follows) deleting?.focus();
  });
  deleting?.addEventListener('click', () => {
    const done = forget(NUMBERS);
    if (done) follows = false;
    show(done ? undefined : SAYS.undeleted);
    if (done) keeping?.focus();
  });
  back?.addEventListener('click', () => {
    follows = true;
    show();
  });
  onKeptElsewhere(NUMBERS, () => {
    follows &&= kept(NUMBERS) !== null;
    show();
  });
  if (keeping instanceof HTMLButtonElement) keeping.disabled = false;
  show();
  return {
    follow(shared, changed) {
      shown = shared;
      if (changed && follows && !keep(NUMBERS, writeFragment(shared))) show(SAYS.refused);
    },
  };
}

/** Whether the numbers of an address are the reader's: none, those that are kept, or brought from another worksheet. */
function areOwn(shown: Shared): boolean {
  const own = readFragment(kept(NUMBERS) ?? '');
  return (
    shown.size === 0 ||
    document.referrer.startsWith(`${location.origin}/calculators/`) ||
    [...own].every(([key, text]) => shown.get(key) === text)
  );
}
