import { parseAccept } from 'hono/utils/accept';

/** The content codings the build writes copies in, the smallest first. */
export const encodings = ['br', 'gzip'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * Which copy of a file to send (RFC 9110, 12.5.3). Between codings the reader likes alike, the smaller wins.
 * @param acceptEncoding the request's header; empty where it has none.
 * @returns nothing where the file should go as it is.
 */
export function preferredEncoding(
  acceptEncoding: string,
  available: readonly Encoding[],
): Encoding | undefined {
  const accepted = parseAccept(acceptEncoding);
  const quality = (coding: string): number | undefined =>
    accepted.find(({ type }) => type.toLowerCase() === coding)?.q;
  const wildcard = quality('*') ?? 0;
  let best: Encoding | undefined;
  let bestQuality = 0;
  for (const encoding of encodings.filter((name) => available.includes(name))) {
    const its = quality(encoding) ?? wildcard;
    if (its > bestQuality) [best, bestQuality] = [encoding, its];
  }
  return bestQuality >= (quality('identity') ?? 0) ? best : undefined;
}
