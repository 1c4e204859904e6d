import { kept } from '../kept/kept.ts';
import { forget, keep, onKeptElsewhere } from '../kept/keeping.ts';
import type { Paper, Sheet } from './paper.ts';
import { sheetsFromJson, sheetsToJson } from './sheets-as-json.ts';

/** What became of a change to what is kept: why it isn't, in a sentence, or `null` when it is. */
export type Refusal = string | null;

const FULL =
  'This device won’t keep it: its storage is full or blocked. It lasts until you close the page, so save it as text first.';
const DAMAGED =
  'What was kept on this device is damaged and can’t be read. It stays untouched until you press “Delete all.”';
const UNDELETED =
  'This device won’t let us delete. Clear this site’s data in your browser’s settings.';

/** The sheets of a paper a reader asked to keep on this device. Nothing is stored before `put`. */
export class KeptSheets {
  readonly #paper: Paper;
  #sheets: readonly Sheet[] = [];
  #damaged = false;

  /** @param changed called when another tab kept or deleted sheets. */
  constructor(paper: Paper, changed: () => void) {
    this.#paper = paper;
    this.#read();
    onKeptElsewhere(paper.name, () => {
      this.#read();
      changed();
    });
  }

  /** In the order they were first kept. */
  get sheets(): readonly Sheet[] {
    return this.#sheets;
  }

  /** Why what is kept can't be shown, or `null`. */
  get problem(): Refusal {
    return this.#damaged ? DAMAGED : null;
  }

  /** Keeps sheets: each in the place of the one with its id, or at the end. */
  put(...sheets: readonly Sheet[]): Refusal {
    return this.#change((before) => {
      const latest = new Map(before.map((sheet) => [sheet.id, sheet]));
      for (const sheet of sheets) latest.set(sheet.id, sheet);
      return [...latest.values()];
    });
  }

  /** Takes one sheet off the device. */
  takeOut(id: string): Refusal {
    return this.#change((before) => before.filter((sheet) => sheet.id !== id));
  }

  /** Takes everything off the device. */
  deleteAll(): Refusal {
    if (!forget(this.#paper.name)) return UNDELETED;
    this.#sheets = [];
    this.#damaged = false;
    return null;
  }

  #change(change: (before: readonly Sheet[]) => readonly Sheet[]): Refusal {
    // Another tab may have kept something in the meantime.
    this.#read();
    if (this.#damaged) return DAMAGED;
    const after = change(this.#sheets);
    if (!keep(this.#paper.name, sheetsToJson(this.#paper, after))) return FULL;
    this.#sheets = after;
    return null;
  }

  #read(): void {
    const text = kept(this.#paper.name);
    const { problem, sheets = [] } =
      text === null ? { sheets: [] } : sheetsFromJson(this.#paper, text);
    this.#damaged = problem !== undefined;
    this.#sheets = sheets;
  }
}
