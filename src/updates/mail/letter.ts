import juice from 'juice';
import { site } from '../../site.ts';
import { escaped } from './escape.ts';
import { letterStyles } from './letter-styles.ts';
import { plainText } from './text-of-html.ts';

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

/** Mail programs fill their list with what comes next: these take that room and show nothing. */
const filler = '&#847;&zwnj;&nbsp;'.repeat(60);

/** The mark of the site, five days of which the last is today, as cells that show where pictures don't. */
const wordmark = `<table class="mark" role="presentation" border="0" cellpadding="0" cellspacing="0"><tr>
${['', '', '', '', ' today'].map((kind) => `<td class="day${kind}">&nbsp;</td><td class="gap">&nbsp;</td>`).join('')}
<td class="name"><a href="${escaped(site.url)}">${escaped(site.name)}</a></td>
</tr></table>`;

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
<div class="preview">${escaped(letter.preview)}${filler}</div>
<table class="page" role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0"><tr><td align="center">
<table class="column" role="presentation" width="600" border="0" cellpadding="0" cellspacing="0"><tr><td class="cell">
${wordmark}
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
  // Two hyphens and a space: mail programs know by it that the rest isn't the letter.
  return `${plainText(letter.body)}\n\n-- \n${letter.foot.map((paragraph) => plainText(`<p>${paragraph}</p>`)).join('\n\n')}\n`;
}
