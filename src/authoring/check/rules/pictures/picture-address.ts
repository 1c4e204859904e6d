import { visit } from 'unist-util-visit';
import { attributeText, isElement } from '../../file/elements.ts';
import type { Found } from '../../finding.ts';
import { placeOf } from '../../file/prose.ts';
import type { FileRule } from '../../rule.ts';

/**
 * Pictures at an address that can't be shown: Markdown takes them from beside the file, where the build finds
 * and shrinks them; a tag takes them from `public/`; and nothing is loaded from another site.
 */
export const pictureAddress: FileRule = {
  name: 'picture-address',
  looksAt: 'file',
  stopsDraftsToo: true,
  *findings({ body }) {
    const found: Found[] = [];
    visit(body, (node) => {
      if (node.type === 'image') {
        if (node.url.startsWith('/') || URL.canParse(node.url)) {
          found.push({
            level: 'error',
            at: placeOf(node),
            sentence: `The picture ${node.url} can't be shown from there: put its file beside this one, and write ![${node.alt ?? ''}](./${nameIn(node.url)}).`,
          });
        }
        return;
      }
      if (!isElement(node) || node.name !== 'img') return;
      const address = attributeText(node, 'src');
      if (!address || /^\/(?!\/)/.test(address)) return;
      const alt = attributeText(node, 'alt') ?? '';
      found.push({
        level: 'error',
        at: placeOf(node),
        sentence: `Readers wouldn't see "${address}": a tag only shows pictures of public/. Put the file beside this one, and write ![${alt}](./${nameIn(address)}).`,
      });
    });
    yield* found;
  },
};

function nameIn(address: string): string {
  const [path = ''] = address.split(/[?#]/);
  return path.split('/').findLast((part) => part !== '') ?? 'picture.png';
}
