import { articleContent, largestHtml } from '../../../updates/mail/issue-content.ts';
import type { BuiltRule } from '../rule.ts';

/** Below this the mail around an article can't make it too large. */
const surelyFits = largestHtml / 4;

/** Articles too long for a mail, which brings their summary and a link instead. */
export const mailSize: BuiltRule = {
  name: 'mail-size',
  looksAt: 'built site',
  async *findings({ files }, built) {
    for (const { file, bytes, mailed, id, title } of files) {
      if (!mailed || !id || bytes < surelyFits) continue;
      const article = await built.mailOf(id.text);
      if (!article || !articleContent(article, null).isSummary) continue;
      yield {
        file,
        level: 'warning',
        at: { line: title?.line ?? 1, column: title?.column ?? 1 },
        sentence: `As a mail this article has more than ${largestHtml / 1024} KB, which mail programs cut off: readers get its description and a link instead. Make two of it if they should have it whole.`,
      };
    }
  },
};
