const KINDS = {
  log: HTMLFormElement,
  week: HTMLSelectElement,
  stone: HTMLElement,
  amount: HTMLInputElement,
  problem: HTMLElement,
  off: HTMLInputElement,
  erase: HTMLButtonElement,
  blanks: HTMLElement,
  'in-already': HTMLButtonElement,
  notice: HTMLElement,
  keep: HTMLInputElement,
  keeping: HTMLElement,
  csv: HTMLButtonElement,
  json: HTMLButtonElement,
  delete: HTMLButtonElement,
  file: HTMLInputElement,
  conflicts: HTMLFormElement,
  asked: HTMLElement,
  questions: HTMLElement,
  'check-in': HTMLFormElement,
  weekday: HTMLSelectElement,
  time: HTMLInputElement,
};

/** The elements of the desk, by the names `LadderDesk.astro` gives them. */
export type DeskParts = {
  readonly [Name in keyof typeof KINDS]: InstanceType<(typeof KINDS)[Name]>;
};

/**
 * Finds the desk's elements.
 * @throws an error that names the one that is missing.
 */
export function partsOf(section: HTMLElement): DeskParts {
  const parts = Object.entries(KINDS).map(([name, Kind]) => {
    const part = section.querySelector(`[data-desk="${name}"]`);
    if (!(part instanceof Kind)) throw new Error(`LadderDesk.astro has no data-desk="${name}".`);
    return [name, part];
  });
  return Object.fromEntries(parts) as DeskParts;
}
