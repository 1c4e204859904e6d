/**
 * One spelling for every way to write the same path: each segment decoded once and encoded again.
 * A slash that came encoded stays encoded, so it never becomes a folder's border.
 * @param pathname a URL's pathname: dot segments are resolved already.
 * @returns nothing for a path that can't be decoded.
 */
export function canonicalPath(pathname: string): string | undefined {
  try {
    return pathname
      .split('/')
      .map((segment) => encodeURIComponent(decodeURIComponent(segment)))
      .join('/');
  } catch {
    return undefined;
  }
}
