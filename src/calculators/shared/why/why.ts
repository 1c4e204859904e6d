import { forget, keep, onKeptElsewhere } from '../kept/keeping.ts';
import { kept } from '../kept/kept.ts';

const NAME = 'why';

/** Lets the reader keep the why on this device and delete it again. Unasked, nothing is kept. */
export function wakeWhy(place: ParentNode): void {
  const text = place.querySelector<HTMLTextAreaElement>('[data-why] textarea');
  const asked = place.querySelector<HTMLInputElement>('[data-why-keep]');
  const notice = place.querySelector<HTMLElement>('[data-why-notice]');
  if (!text || !asked || !notice) return;
  asked.disabled = false;

  const bring = (): void => {
    const found = kept(NAME);
    asked.checked = found !== null;
    if (found !== null) text.value = found;
  };
  const save = (): void => {
    const done = keep(NAME, text.value);
    notice.textContent = done ? 'Kept on this device.' : 'This device won’t keep it.';
    asked.checked = done;
  };
  asked.addEventListener('change', () => {
    if (asked.checked) return save();
    notice.textContent = forget(NAME)
      ? 'Deleted from this device.'
      : 'This device won’t delete it.';
  });
  text.addEventListener('change', () => {
    if (asked.checked) save();
  });
  onKeptElsewhere(NAME, bring);
  bring();
}
