import type { BuiltRule } from '../rule.ts';

/** A mail of this many bytes of article is never too large. */
const surelyFits = 20 * 1024;
/** What a mail weighs that isn't built yet, as it was with built ones: its frame, and its styles with each paragraph. */
const estimated = (bytes: number): number => 4 * 1024 + 1.9 * bytes;

/** Articles too long for a mail, which brings their summary and a link instead. */
export const mailSize: BuiltRule = {
  name: 'mail-size',
  looksAt: 'built site',
  async *findings({ files }, built) {
    for (const { file, bytes, mailed, id, title } of files) {
      if (!mailed || !id || !title || bytes < surelyFits) continue;
      const { articleContent, largestHtml } =
        await import('../../../updates/mail/issue-content.ts');
      const article = await built.mailOf(id.text);
      const isTooLarge = article
        ? articleContent(article, null).isSummary
        : estimated(bytes) > largestHtml;
      if (!isTooLarge) continue;
      yield {
        file,
        level: 'warning',
        at: { line: title.line, column: title.column },
        sentence: `As a mail this article ${article ? 'has' : 'will likely have'} more than ${largestHtml / 1024} KB, which mail programs cut off: readers get its description and a link instead. Make two of it if they should have it whole.`,
      };
    }
  },
};
