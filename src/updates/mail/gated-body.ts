import { Readable } from 'node:stream';
import type { Gate } from './transport.ts';

/**
 * The mail's bytes, with their end held back. SMTP takes a mail as given when its end is read, so all
 * but the end may travel while the marker is written; the end follows only when the gate says so.
 */
export class GatedBody extends Readable {
  /** Something was asked for: the server agreed to take a mail. */
  started = false;
  /** The end has been let go: from here on, no answer means that nobody knows. */
  ended = false;
  /** The gate stayed shut. */
  keptBack = false;
  onEnd: () => void = () => undefined;
  private readonly bytes: Buffer;
  private readonly gate: Gate;

  constructor(bytes: Buffer, gate: Gate) {
    super();
    this.bytes = bytes;
    this.gate = gate;
  }

  override _read(): void {
    if (this.started) return;
    this.started = true;
    this.push(this.bytes);
    this.gate().then(
      (open) => {
        if (this.destroyed) return;
        if (!open) {
          this.keptBack = true;
          this.destroy(new Error('This delivery is no longer ours.'));
          return;
        }
        this.ended = true;
        this.onEnd();
        this.push(null);
      },
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  }
}
