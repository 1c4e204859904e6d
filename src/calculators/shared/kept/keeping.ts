import { PREFIX } from './kept.ts';

// Storage may be blocked, full or damaged, so every answer says whether it worked, and nothing throws.

/** Keeps a text. `false`: the device didn't take it. */
export function keep(name: string, text: string): boolean {
  try {
    localStorage.setItem(PREFIX + name, text);
    return true;
  } catch {
    return false;
  }
}

/** Deletes what is kept under a name. `false`: the device didn't let us. */
export function forget(name: string): boolean {
  try {
    localStorage.removeItem(PREFIX + name);
    return true;
  } catch {
    return false;
  }
}

/** Calls back when another tab keeps or deletes something under this name. */
export function onKeptElsewhere(name: string, changed: () => void): void {
  addEventListener('storage', (event) => {
    // A null key means that another tab cleared everything.
    if (event.key === PREFIX + name || event.key === null) changed();
  });
}
