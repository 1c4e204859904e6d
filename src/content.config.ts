import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { articleSchema } from './articles/article-schema.ts';
import { contentFiles } from './articles/content-files.ts';
import { pageSchema } from './articles/page-schema.ts';
import { topicSchema } from './articles/topic-schema.ts';

// Pictures are looked up by Astro; for the sentences about front matter a path is enough.
const articleFrontMatter = articleSchema({ image: () => z.string() as never });

export const collections = {
  articles: defineCollection({
    loader: contentFiles('articles', articleFrontMatter),
    schema: articleSchema,
  }),
  topics: defineCollection({ loader: contentFiles('topics', topicSchema), schema: topicSchema }),
  pages: defineCollection({ loader: contentFiles('pages', pageSchema), schema: pageSchema }),
};
