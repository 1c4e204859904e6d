/** A file made in the browser. */
export interface DownloadedFile {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

/** Hands a file made here to the reader's browser to save. Nothing leaves the device. */
export function download({ name, type, content }: DownloadedFile): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the address only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
