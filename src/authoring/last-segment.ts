/** The last part of an address that says something, decoded, without `index` and file endings; empty where there is none. */
export function lastSegment(address: string): string {
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const segments = path
    .split('/')
    .map((segment) => decoded(segment).replace(/\.(?:html?|php|aspx?|md|mdx|txt)$/i, ''))
    .filter((segment) => segment !== '' && segment.toLowerCase() !== 'index');
  return segments.at(-1) ?? '';
}

/** A piece of an address with its letters instead of their codes; a letter whose code was cut in two is left out. */
export function decoded(written: string): string {
  return written.replace(/(?:%[\da-f]{2})+/gi, (codes) =>
    Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8').replaceAll('\ufffd', ''),
  );
}
