import type { Root } from 'hast';
import { quoted } from '../losses.ts';
import type { Lose } from '../losses.ts';
import { isElement, property, rewrite, text } from '../rewriting.ts';

// Only what a template language of HubSpot, Hugo or Jekyll means: "{{ first_name }}" may be an article's own example.
const token =
  /\{\{[-~]?\s*(?:cta|module|content|widget|site_settings|contact|group|company|personalization_token|get_asset_url|include_\w+|require_\w+|blog_\w+|year|local_dt|page_meta|standard_header_includes|standard_footer_includes)\b[^{}]*\}\}|\{\{[<%][^{}]*[>%]\}\}|\{%[^{}]*%\}|\{# [^{}]* #\}/g;

/** Takes the tokens of template languages out of an article's text and links, and tells of each. */
export function removeTemplateTokens(tree: Root, lose: Lose): void {
  rewrite(tree, (node, parent) => {
    if (node.type === 'text' && !isCode(parent)) {
      const value = node.value.replace(token, (found) => {
        lose(`A template’s token was left out: ${quoted(found)}`);
        return '';
      });
      return value === '' ? [] : [text(value)];
    }
    if (isElement(node, 'a') && /\{[{%]/.test(property(node, 'href'))) {
      lose(`A link was left out, and its words kept: ${quoted(property(node, 'href'))}`);
      return node.children;
    }
    return [node];
  });
}

const isCode = (parent: { type: string; tagName?: string }): boolean =>
  parent.tagName === 'code' || parent.tagName === 'pre';
