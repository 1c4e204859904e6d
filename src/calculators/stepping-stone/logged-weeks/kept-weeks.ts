import { forget, keep, onKeptElsewhere } from '../../shared/kept/keeping.ts';
import { kept } from '../../shared/kept/kept.ts';
import { EMPTY_LOG, join } from './logged-weeks.ts';
import type { Log } from './logged-weeks.ts';
import { logFromJson, logToJson } from './weeks-as-json.ts';

// The stored state is one text under the calculator's name: a log as `logToJson` writes it, version 1.
//
// Its life:
//   nothing stored -> the reader asks to keep -> stored and rewritten at each change -> the reader deletes -> nothing stored
// A text that can't be read is never written over by itself: it stays until the reader deletes it or asks to keep again.
// What a device refuses to store lives on in this tab, and the next change tries once more.

/** How the weeks of this tab stand to those on the device. */
export type Keeping =
  /** Only in this tab: nobody asked. */
  | 'tab'
  /** On the device. */
  | 'device'
  /** They should be on the device, but it is blocked or full. */
  | 'refused'
  /** Only in this tab; what the device holds can't be read. */
  | 'damaged';

/** The reader's weeks, in this tab and, once asked for, on this device. */
export class KeptWeeks {
  #log: Log = EMPTY_LOG;
  #keeping: Keeping = 'tab';
  readonly #name: string;

  /**
   * @param name what the weeks are kept under.
   * @param changed called when another tab kept or deleted weeks.
   */
  constructor(name: string, changed: () => void) {
    this.#name = name;
    this.#read();
    onKeptElsewhere(name, () => {
      this.#read();
      changed();
    });
  }

  get log(): Log {
    return this.#log;
  }

  get keeping(): Keeping {
    return this.#keeping;
  }

  /** Changes the weeks, those another tab kept in the meantime included. */
  change(change: (log: Log) => Log): void {
    if (this.#keeping === 'device') this.#read();
    this.#log = change(this.#log);
    if (this.#keeping === 'device' || this.#keeping === 'refused') this.keep();
  }

  /** Keeps the weeks on this device, as the reader asked. */
  keep(): void {
    this.#keeping = keep(this.#name, logToJson(this.#log)) ? 'device' : 'refused';
  }

  /** Takes the weeks off this device; this tab still has them. `false`: the device didn't let us. */
  stopKeeping(): boolean {
    if (!forget(this.#name)) return false;
    this.#keeping = 'tab';
    return true;
  }

  /** Deletes the weeks from this device and from this tab. `false`: the device didn't let us. */
  delete(): boolean {
    if (!this.stopKeeping()) return false;
    this.#log = EMPTY_LOG;
    return true;
  }

  #read(): void {
    const text = kept(this.#name);
    if (text === null) {
      if (this.#keeping !== 'refused') this.#keeping = 'tab';
      return;
    }
    const read = logFromJson(text);
    if (read.ok) {
      // Weeks that are only in this tab join the kept ones, so that none is lost.
      const own = new Set(this.#log.weeks.map(({ week }) => week));
      this.#log = this.#keeping === 'device' ? read.log : join(read.log, this.#log, own);
    }
    this.#keeping = read.ok ? 'device' : 'damaged';
  }
}
