import { filesOfExport } from '../../addresses/destinations.ts';
import { outsideFences } from '../../body/outside-fences.ts';

/**
 * Markdown without what the template languages of Jekyll, Hugo, Hexo and Eleventy and kramdown's attributes add to it,
 * as far as it has a meaning here: blocks of code, and links to other posts. What is in code stays.
 */
export function withoutTemplates(markdown: string): string {
  return outsideFences(fenced(markdown), withoutTokens);
}

const ofCode =
  /^([ \t]*)(?:\{%-?\s*(?:highlight|codeblock)|\{\{[<%]\s*highlight)[ \t]*([\w+#-]*)[^\n]*?(?:%\}|[>%]\}\})[ \t]*\n([^]*?)^[ \t]*(?:\{%-?\s*end(?:highlight|codeblock)\s*-?%\}|\{\{[<%]\s*\/\s*highlight\s*[>%]\}\})[ \t]*$/gm;

function fenced(markdown: string): string {
  return markdown.replace(
    ofCode,
    (_whole, indent: string, language: string, code: string) =>
      `${indent}\`\`\`\`${language}\n${code}${indent}\`\`\`\``,
  );
}

function withoutTokens(markdown: string): string {
  return (
    markdown
      .replace(/\{%-?\s*(?:end)?raw\s*-?%\}/g, '')
      .replace(
        /\{%-?\s*post_link\s+(\S+)(?:\s+["']?([^"'%]*?)["']?)?\s*(?:true|false)?\s*-?%\}/g,
        (_whole, file: string, words = '') => `[${words || file}](${filesOfExport}${file})`,
      )
      // A link's address, and that of a picture.
      .replace(/(?<=\]\(\s*|^\[[^\]]+\]:\s+)(?:[^\s(){}]|\{\{.*?\}\}|\{%.*?%\})+/gm, settled)
      // A list of contents, and attributes.
      .replace(/^[*-] [^\n]*\n\{:\s*toc[^}]*\}[ \t]*$/gim, '')
      .replace(/^\{:[^}\n]*\}[ \t]*$/gm, '')
      .replace(/(?<=[)*_`])\{:[^}\n]*\}/g, '')
  );
}

/** An address without the template that completed it: a file of this export, or the path. */
function settled(address: string): string {
  return address
    .replace(/\{\{-?\s*site\.(?:base)?url\s*-?\}\}/g, '')
    .replace(/\{\{-?\s*["']([^"']*)["']\s*\|[^}]*\}\}/g, '$1')
    .replace(/\{%-?\s*(?:post_url|link|post_path)\s+(\S+?)\s*-?%\}/g, `${filesOfExport}$1`)
    .replace(
      /\{\{[<%]\s*(?:rel)?ref\s+["']?\/?([^"'>%\s]+)["']?\s*[>%]\}\}/g,
      (_whole, file: string) => filesOfExport + file,
    );
}
