/** Opens the names of all that a reader asked to keep on this device. */
export const PREFIX = 'calculators.';

/** The text kept under a name, or `null` when there is none or the device doesn't tell. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}
