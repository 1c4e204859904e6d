/**
 * An excerpt as nodes: its text, and what was found in `<mark>`. Any other element becomes its text alone.
 * @param html escaped text with `<mark>` elements.
 */
export function excerptNodes(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}
