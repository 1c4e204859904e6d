/** What became of a download: a file in the folder for downloads, or why there is none. */
export type Downloaded = { readonly file: string } | { readonly refused: string };

/** Fetches pictures from the network. */
export interface Downloads {
  fetch(address: string): Promise<Downloaded>;
}
