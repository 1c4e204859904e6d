import { visit } from 'unist-util-visit';
import { attributeText, isElement } from '../../file/elements.ts';
import type { Found, Place } from '../../finding.ts';
import { placeOf } from '../../file/prose.ts';
import type { FileRule } from '../../rule.ts';

const longest = 180;
const fileName =
  /^(?:(?:img|dsc[nf]?|pxl|screen ?shot|untitled)[-_ ]?\d*|\S+\.(?:avif|gif|jpe?g|png|svg|webp))$/i;
const kindAlone =
  /^(?:an? |the )?(?:image|picture|photo(?:graph)?|graphic|chart|diagram|illustration|drawing|screenshot|logo|icon)\.?$/i;
const announcement = /^(?:an? |the )?(?:image|picture|photo(?:graph)?|graphic) (?:of|showing)\b/i;

/** Pictures that say nothing, or too little, to those who don't see them. */
export const altText: FileRule = {
  name: 'alt-text',
  looksAt: 'file',
  *findings(file) {
    const found: Found[] = [];
    const { cover } = file.frontMatter.data as { cover?: { alt?: unknown } | null };
    if (typeof cover?.alt === 'string') {
      found.push(...faultsOf(cover.alt, file.frontMatter.placeOf(['cover', 'alt'])));
    }
    visit(file.body, (node) => {
      const at = placeOf(node);
      if (node.type === 'image' || node.type === 'imageReference') {
        found.push(...faultsOf(node.alt ?? '', at));
      } else if (isElement(node) && node.name === 'img') {
        const alt = attributeText(node, 'alt');
        // An empty alt on a tag says that the picture is only an ornament.
        if (alt === undefined) found.push(missing(at));
        else if (alt) found.push(...faultsOf(alt, at));
      }
    });
    yield* found;
  },
};

// An old blog brought in may have thousands of these, so they don't stop the build.
function missing(at: Place): Found {
  return {
    level: 'warning',
    at,
    sentence:
      "This picture has no text for those who don't see it: say between the brackets what it shows, as in ![A ladder with four rungs](./ladder.png).",
  };
}

function* faultsOf(alt: string, at: Place): Generator<Found> {
  const text = alt.trim();
  if (text === '') yield missing(at);
  else if (fileName.test(text) || kindAlone.test(text)) {
    yield {
      level: 'warning',
      at,
      sentence: `The picture's text "${text}" doesn't say what it shows: describe it as you would on the phone.`,
    };
  } else if (announcement.test(text)) {
    yield {
      level: 'warning',
      at,
      sentence: `The picture's text begins "${announcement.exec(text)?.[0] ?? ''}", which screen readers say already: begin with what it shows.`,
    };
  } else if (text.length > longest) {
    yield {
      level: 'hint',
      at,
      sentence: `The picture's text has ${text.length} characters, which is long to listen to: keep it within ${longest}, and put the rest into the article.`,
    };
  }
}
