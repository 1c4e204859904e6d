import { convert } from 'html-to-text';
import juice from 'juice';
import { site } from '../../site.ts';
import { escaped } from './escape.ts';
import { letterStyles } from './letter-styles.ts';

/** What every mail is made of. */
export interface Letter {
  /** The document's title; the subject. */
  title: string;
  /** What stands in the list of mails behind the subject. */
  preview: string;
  /** The HTML between wordmark and foot. */
  body: string;
  /** The paragraphs at the foot, as HTML. */
  foot: readonly string[];
}

/** The whole document: one column, its styles inlined, legible in the light and in the dark. */
export function letterHtml(letter: Letter): string {
  const foot = letter.foot.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  return juice(
    `<!doctype html>
<html lang="${escaped(site.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(letter.title)}</title>
<style>${letterStyles}</style>
</head>
<body>
<div style="display: none; max-height: 0; overflow: hidden;">${escaped(letter.preview)}</div>
<table class="page" role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0"><tr><td align="center">
<table class="column" role="presentation" width="600" border="0" cellpadding="0" cellspacing="0"><tr><td class="cell">
<p class="wordmark"><a href="${escaped(site.url)}">${escaped(site.name)}</a></p>
<div class="body">
${letter.body}
</div>
<div class="foot">
${foot}
</div>
</td></tr></table>
</td></tr></table>
</body>
</html>
`,
    {
      preserveMediaQueries: true,
      removeStyleTags: true,
      inlinePseudoElements: false,
      applyWidthAttributes: false,
      applyHeightAttributes: false,
    },
  );
}

/** The same mail for whoever reads plain text. */
export function letterText(letter: Pick<Letter, 'body' | 'foot'>): string {
  return `${plainText(letter.body)}\n\n--\n${letter.foot.map(plainText).join('\n\n')}\n`;
}

/** HTML as plain text: links in brackets behind their words, tables as rows. */
export function plainText(html: string): string {
  return convert(html, {
    wordwrap: 76,
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
      { selector: 'img', format: 'skip' },
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      ...['h1', 'h2', 'h3', 'h4'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  }).trim();
}
