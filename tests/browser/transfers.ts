import type { CDPSession } from 'playwright-core';

export interface Transfers {
  /** What came over the wire, headers included. */
  readonly bytes: number;
  /** How many requests stood one after another: each began when the one before had ended. */
  readonly rounds: number;
}

/**
 * Notes what a page fetches from now on.
 * @param session with its `Network` domain enabled.
 * @returns what was fetched up to the moment it is asked.
 */
export function recordTransfers(session: CDPSession): () => Transfers {
  const began = new Map<string, number>();
  const ended: { from: number; to: number; bytes: number }[] = [];
  session.on('Network.requestWillBeSent', ({ requestId, timestamp }) => {
    began.set(requestId, timestamp);
  });
  session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
    const from = began.get(requestId);
    if (from !== undefined) ended.push({ from, to: timestamp, bytes: encodedDataLength });
  });
  return () => ({
    bytes: ended.reduce((sum, { bytes }) => sum + bytes, 0),
    rounds: longestChain(ended),
  });
}

function longestChain(requests: readonly { from: number; to: number }[]): number {
  const chains: { to: number; length: number }[] = [];
  for (const { from, to } of requests.toSorted((one, other) => one.from - other.from)) {
    const before = chains.filter((chain) => chain.to <= from).map(({ length }) => length);
    chains.push({ to, length: Math.max(0, ...before) + 1 });
  }
  return Math.max(0, ...chains.map(({ length }) => length));
}
