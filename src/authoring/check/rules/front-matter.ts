import type { z } from 'zod';
import { writtenFrontMatter } from '../../../articles/front-matter/article.ts';
import { pageSchema } from '../../../articles/front-matter/page.ts';
import { topicSchema } from '../../../articles/front-matter/topic.ts';
import { sentence } from '../../../sentences.ts';
import type { FileRule } from '../rule.ts';
import type { Collection } from '../written-file.ts';

const schemas: Readonly<Record<Collection, z.ZodType>> = {
  articles: writtenFrontMatter,
  pages: pageSchema,
  topics: topicSchema,
};

/** Front matter that can't be read, or doesn't say what its kind of file has to say. */
export const frontMatter: FileRule = {
  name: 'front-matter',
  looksAt: 'file',
  stopsDraftsToo: true,
  *findings({ collection, frontMatter: { data, unreadable, placeOf } }) {
    if (unreadable) {
      yield {
        level: 'error',
        at: unreadable.at,
        sentence: `The front matter can't be read (${unreadable.reason}). A text with a colon or a quotation mark in it needs quotes around it.`,
      };
      return;
    }
    for (const issue of schemas[collection].safeParse(data).error?.issues ?? []) {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
      yield {
        level: 'error',
        at: placeOf([...issue.path, ...unknown.slice(0, 1)]),
        sentence: sentence(issue, data),
      };
    }
  },
};
