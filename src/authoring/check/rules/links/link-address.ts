import type { FileRule } from '../../rule.ts';
import { factsOf } from '../../file/facts.ts';

/** A mail address written as if it were a path. */
export const mailAddress = /^[^\s/@:?#]+@[^\s/@:?#]+\.[a-z]{2,}$/i;

/** Addresses of links that lead nowhere whatever the site has: no host, or a mail address without `mailto:`. */
export const linkAddress: FileRule = {
  name: 'link-address',
  looksAt: 'file',
  *findings(file) {
    for (const { text, line, column } of factsOf(file).links) {
      const at = { line, column };
      if (mailAddress.test(text)) {
        yield {
          level: 'error',
          at,
          sentence: `"${text}" is a mail address, and as a link it leads to a page of that name: write mailto:${text}.`,
        };
      } else if (/^https?:/i.test(text) && !URL.canParse(text)) {
        yield {
          level: 'error',
          at,
          sentence: `"${text}" is no address: write the whole of it, such as https://example.com/, or take the link out.`,
        };
      }
    }
  },
};
