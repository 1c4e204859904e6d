import { forget, keep, onKeptElsewhere } from '../shared/kept/keeping.ts';
import { kept } from '../shared/kept/kept.ts';

/** The same name as the goal price's, so that a why kept there stands here too. */
const NAME = 'why';

/** A why longer than this is printed in smaller type. Characters. */
const LONG = 240;

const REFUSED =
  'This device won’t keep it: its storage is full or blocked. It stays until you close the page.';
const UNDELETED =
  'This device won’t let us delete it. Clear this site’s data in your browser’s settings.';

/** Lets the reader write the why on the sheet, keep it on this device when asked, and delete it again. */
export function wakeWhyOnPaper(place: ParentNode): void {
  const text = place.querySelector<HTMLTextAreaElement>('[data-plan="why"]');
  const printed = place.querySelector<HTMLElement>('[data-plan="printed-why"]');
  const keeping = place.querySelector<HTMLButtonElement>('[data-plan="keep"]');
  const deleting = place.querySelector<HTMLButtonElement>('[data-plan="delete"]');
  const notice = place.querySelector<HTMLElement>('[data-plan="notice"]');
  if (!text || !printed || !keeping || !deleting || !notice) return;

  const isKept = (): boolean => kept(NAME) !== null;
  const follow = (): void => {
    printed.textContent = text.value.trim();
    printed.toggleAttribute('data-long', text.value.length > LONG || /\n.*\n/.test(text.value));
    keeping.disabled = isKept();
    deleting.disabled = !isKept();
  };
  const bring = (): void => {
    text.value = kept(NAME) ?? text.value;
    follow();
  };

  text.readOnly = false;
  text.addEventListener('input', () => {
    const refused = isKept() && !keep(NAME, text.value);
    if (refused) notice.textContent = REFUSED;
    follow();
  });
  keeping.addEventListener('click', () => {
    notice.textContent = keep(NAME, text.value)
      ? 'Kept on this device, and rewritten here as you write.'
      : REFUSED;
    follow();
    if (isKept()) deleting.focus();
  });
  deleting.addEventListener('click', () => {
    const done = forget(NAME);
    if (done) text.value = '';
    notice.textContent = done ? 'Deleted from this device and from this page.' : UNDELETED;
    follow();
    text.focus();
  });
  onKeptElsewhere(NAME, bring);
  bring();
}
