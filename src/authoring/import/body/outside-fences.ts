/** Changes a Markdown text outside of its blocks of code. */
export function outsideFences(markdown: string, change: (piece: string) => string): string {
  return markdown
    .split(/(^ {0,3}(?:```|~~~)[^]*?^ {0,3}(?:```|~~~)`*[ \t]*$)/m)
    .map((piece, index) => (index % 2 === 1 ? piece : change(piece)))
    .join('');
}
