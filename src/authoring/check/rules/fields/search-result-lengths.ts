import type { FileRule } from '../../rule.ts';

// About what search results and lists of mails show before they cut.
const title = { least: 15, most: 70 };
const description = { least: 70, most: 165 };

/** Titles and descriptions that search results and mail programs cut off, or that leave their room unused. */
export const searchResultLengths: FileRule = {
  name: 'search-result-length',
  looksAt: 'file',
  *findings({ collection, frontMatter: { data, placeOf } }) {
    if (collection !== 'articles') return;
    const { mail } = data as { mail?: { subject?: unknown } | null };
    const told = [
      { path: ['title'], name: 'title', text: data['title'], limits: title },
      {
        path: ['description'],
        name: 'description',
        text: data['description'],
        limits: description,
      },
      { path: ['mail', 'subject'], name: "mail's subject", text: mail?.subject, limits: title },
    ];
    for (const { path, name, text, limits } of told) {
      if (typeof text !== 'string') continue;
      const { length } = text;
      if (length > limits.most) {
        yield {
          level: 'hint',
          at: placeOf(path),
          sentence: `The ${name} has ${length} characters, and is cut after about ${limits.most} in search results and lists of mails: put what matters first, or make it shorter.`,
        };
      } else if (length < limits.least) {
        yield {
          level: 'hint',
          at: placeOf(path),
          sentence: `The ${name} has only ${length} characters: with ${limits.least} and more it tells a stranger why to open it.`,
        };
      }
    }
  },
};
