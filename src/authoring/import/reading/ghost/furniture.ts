import { elementsIn, hasClass, htmlInside, htmlPiece, takeOut } from '../html-tree.ts';

// What Ghost puts around the cards of a text for its own scripts: controls, icons, and forms.
const furniture =
  'kg-audio-hide kg-audio-thumbnail kg-audio-player kg-video-overlay kg-video-player-container kg-toggle-card-icon kg-file-card-icon kg-bookmark-icon kg-bookmark-thumbnail kg-signup-card-form kg-product-card-rating'.split(
    ' ',
  );

/** The HTML of a post without the buttons, icons and forms of Ghost's cards, and sentences about what they held. */
export function withoutFurniture(html: string): { html: string; lost: string[] } {
  if (!html.includes('kg-card')) return { html, lost: [] };
  const tree = htmlPiece(html);
  const lost = new Set<string>();
  for (const element of [...elementsIn(tree)]) {
    if (hasClass(element, 'kg-signup-card-form')) lost.add('A form to subscribe was left out');
    if (hasClass(element, 'kg-product-card-rating')) {
      const stars = [...elementsIn(element)].filter((star) =>
        hasClass(star, 'kg-product-card-rating-active'),
      );
      lost.add(`The stars of a product were left out: ${stars.length} of 5`);
    }
    if (furniture.some((name) => hasClass(element, name))) takeOut(element);
    // Only the style sheet kept these apart.
    else if (hasClass(element, 'kg-bookmark-author') || hasClass(element, 'kg-bookmark-publisher'))
      element.tagName = 'div';
  }
  return { html: htmlInside(tree), lost: [...lost] };
}
